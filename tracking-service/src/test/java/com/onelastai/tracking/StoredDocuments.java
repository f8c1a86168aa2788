package com.onelastai.tracking;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** What is in the store, as it is there. */
@TestComponent
public class StoredDocuments {

  private final MongoDatabaseFactory mongo;

  StoredDocuments(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  public Document get(String collection, Object id) {
    List<Document> found = find(collection, Filters.eq(id));
    return Objects.requireNonNull(found.isEmpty() ? null : found.getFirst(), "no " + id);
  }

  public List<Document> find(String collection, Bson filter) {
    return mongo.getMongoDatabase().getCollection(collection).find(filter).into(new ArrayList<>());
  }

  public void insert(String collection, Document document) {
    mongo.getMongoDatabase().getCollection(collection).insertOne(document);
  }

  public void deleteAll(String collection) {
    mongo.getMongoDatabase().getCollection(collection).deleteMany(new Document());
  }
}
