package com.onelastai.tracking.erasure;

import static com.onelastai.tracking.erasure.PersonalData.USER;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.onelastai.starter.erasure.UserDataHolder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.stereotype.Component;

/**
 * Erases a user from every collection with personal data. Documents of a browser without an account
 * are deleted before those that connect the browser to the user, so that a retry after a crash
 * still finds them.
 */
@Component
class PersonEraser implements UserDataHolder {

  /** Small enough that no other request waits long for the store. */
  private static final int BATCH = 1_000;

  /** A collection of {@link PersonalData} documents. */
  record Records(String name, String browser) {

    static List<Records> in(MongoMappingContext documents) {
      return documents.getPersistentEntities().stream()
          .filter(entity -> entity.isAnnotationPresent(PersonalData.class))
          .map(Records::of)
          .toList();
    }

    private static Records of(MongoPersistentEntity<?> entity) {
      return new Records(
          entity.getCollection(), entity.getRequiredAnnotation(PersonalData.class).browser());
    }
  }

  private final MongoDatabaseFactory mongo;
  private final List<Records> collections;
  private final Counter erased;

  @Autowired
  PersonEraser(MongoDatabaseFactory mongo, MongoMappingContext documents, MeterRegistry meters) {
    this(mongo, Records.in(documents), meters);
  }

  PersonEraser(MongoDatabaseFactory mongo, List<Records> collections, MeterRegistry meters) {
    this.mongo = mongo;
    this.collections = collections;
    this.erased = meters.counter("tracking.records.erased");
  }

  @Override
  public void erase(String userId) {
    Set<String> browsers = new HashSet<>();
    for (Records collection : collections) {
      deleteAll(
          collection,
          Filters.eq(USER, userId),
          found -> {
            for (Document document : found) {
              String browser = document.getString(collection.browser());
              if (browser != null && browsers.add(browser)) {
                deleteWithoutUser(browser);
              }
            }
          });
    }
  }

  private void deleteWithoutUser(String browser) {
    for (Records collection : collections) {
      Bson withoutUser =
          Filters.and(Filters.eq(collection.browser(), browser), Filters.eq(USER, null));
      deleteAll(collection, withoutUser, found -> {});
    }
  }

  private void deleteAll(Records stored, Bson filter, Consumer<List<Document>> beforeDelete) {
    MongoCollection<Document> collection = mongo.getMongoDatabase().getCollection(stored.name());
    List<Document> found;
    do {
      found =
          collection
              .find(filter)
              .projection(Projections.include("_id", stored.browser()))
              .limit(BATCH)
              .into(new ArrayList<>());
      beforeDelete.accept(found);
      erased.increment(delete(collection, found, filter));
    } while (found.size() == BATCH);
  }

  /** Checks the filter again: another user may have signed in since the query. */
  private static long delete(
      MongoCollection<Document> collection, List<Document> found, Bson filter) {
    List<@Nullable Object> ids = new ArrayList<>(found.size());
    found.forEach(document -> ids.add(document.get("_id")));
    return ids.isEmpty()
        ? 0
        : collection.deleteMany(Filters.and(Filters.in("_id", ids), filter)).getDeletedCount();
  }
}
