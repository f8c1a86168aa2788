package com.onelastai.starter.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Deletes any number of documents in small batches, so that nobody waits long for the store. */
public final class BoundedRemoval {

  private static final int BATCH = 1_000;

  private BoundedRemoval() {}

  /**
   * @return how many were removed
   */
  public static long all(MongoCollection<Document> collection, Bson filter) {
    long removed = 0;
    List<Object> ids;
    do {
      ids = ids(collection, filter);
      if (!ids.isEmpty()) {
        // Check the filter again: the document may have changed since the query.
        Bson found = Filters.and(Filters.in("_id", ids), filter);
        removed += collection.deleteMany(found).getDeletedCount();
      }
    } while (ids.size() == BATCH);
    return removed;
  }

  private static List<Object> ids(MongoCollection<Document> collection, Bson filter) {
    List<Object> ids = new ArrayList<>();
    collection
        .find(filter)
        .projection(Projections.include("_id"))
        .limit(BATCH)
        .forEach(found -> ids.add(found.get("_id")));
    return ids;
  }
}
