package com.onelastai.tracking.erasure;

import static com.onelastai.starter.retention.StoredCollection.USER;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.retention.StoredCollection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Erases a user from every collection with personal data. Documents of a browser without an account
 * are deleted before those that connect the browser to the user, so that a retry after a crash
 * still finds them.
 */
@Component
class PersonEraser implements UserDataHolder {

  /** Small, so that nobody waits long for the store. */
  private static final int BATCH = 1_000;

  private final MongoDatabaseFactory mongo;
  private final List<StoredCollection> collections;
  private final Counter removed;

  PersonEraser(
      MongoDatabaseFactory mongo,
      List<StoredCollection> collections,
      MeterRegistry meters) {
    this.mongo = mongo;
    this.collections =
        collections.stream().filter(collection -> collection.visitor() != null).toList();
    this.removed = meters.counter("tracking.records.erased");
  }

  @Override
  public void erase(String userId) {
    Set<String> browsers = new HashSet<>();
    for (StoredCollection collection : collections) {
      removeAll(
          collection,
          Filters.eq(USER, userId),
          found -> {
            for (Document document : found) {
              String browser = document.getString(collection.visitor());
              if (browser != null && browsers.add(browser)) {
                removeWithoutUser(browser);
              }
            }
          });
    }
  }

  private void removeWithoutUser(String browser) {
    for (StoredCollection collection : collections) {
      Bson withoutUser =
          Filters.and(Filters.eq(collection.visitor(), browser), Filters.eq(USER, null));
      removeAll(collection, withoutUser, found -> {});
    }
  }

  @FunctionalInterface
  private interface BeforeRemoval {
    void see(List<Document> found);
  }

  private void removeAll(StoredCollection stored, Bson filter, BeforeRemoval before) {
    MongoCollection<Document> collection = mongo.getMongoDatabase().getCollection(stored.name());
    List<Document> found;
    do {
      found =
          collection
              .find(filter)
              .projection(Projections.include("_id", stored.visitor()))
              .limit(BATCH)
              .into(new ArrayList<>());
      before.see(found);
      removed.increment(remove(collection, found, filter));
    } while (found.size() == BATCH);
  }

  /** Not what came to belong to somebody else since it was found. */
  private static long remove(
      MongoCollection<Document> collection, List<Document> found, Bson filter) {
    List<@Nullable Object> ids = new ArrayList<>(found.size());
    found.forEach(document -> ids.add(document.get("_id")));
    return ids.isEmpty()
        ? 0
        : collection.deleteMany(Filters.and(Filters.in("_id", ids), filter)).getDeletedCount();
  }
}
