package com.onelastai.tracking.migration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.events.tracking.Credentials;
import com.onelastai.starter.job.ClusterJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Removes credentials from addresses that were stored before the events' contracts did, and marks
 * visits that consist of passive events alone. Where it stands is stored, so that the work is done
 * once, whoever begins it.
 */
@Component
class StoredCredentials {

  private static final Logger log = LoggerFactory.getLogger(StoredCredentials.class);

  static final String PROGRESS = "migrations";
  private static final int BATCH = 500;
  private static final int BATCHES_A_RUN = 50;
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  /** Removes credentials from the value of a field. */
  @FunctionalInterface
  private interface Cleaning {
    @Nullable Object clean(@Nullable Object value);
  }

  private static final Cleaning ADDRESS =
      value -> value instanceof String text ? Credentials.removeFromAddress(text) : value;
  private static final Cleaning TEXT =
      value -> value instanceof String text ? Credentials.removeFromText(text) : value;

  /** By collection and field. */
  private static final Map<String, Map<String, Cleaning>> FIELDS =
      Map.of(
          "pageviews",
          Map.of(
              "page.url", ADDRESS, "page.path", ADDRESS, "page.title", TEXT, "referrer", ADDRESS),
          "sessions",
          Map.of("landingPage", ADDRESS, "exitPage", ADDRESS, "referrer", ADDRESS),
          "visitors",
          Map.of("referrer", ADDRESS),
          "apiusages",
          Map.of("path", ADDRESS),
          "userevents",
          Map.of("eventData", Credentials::removeFromData, "errorMessage", TEXT));

  private final MongoDatabase database;
  private boolean done;

  StoredCredentials(MongoDatabaseFactory mongo) {
    this.database = mongo.getMongoDatabase();
  }

  @ClusterJob(name = "stored-credentials", every = "${onelastai.migration.every}")
  void run() {
    for (int i = 0; i < BATCHES_A_RUN && !done; i++) {
      done = FIELDS.keySet().stream().noneMatch(this::migrateBatch);
    }
  }

  /** Returns whether the collection was not finished. */
  private boolean migrateBatch(String collection) {
    MongoCollection<Document> progress = database.getCollection(PROGRESS);
    Bson id = Filters.eq("_id", "credentials " + collection);
    Document reached = Objects.requireNonNullElseGet(progress.find(id).first(), Document::new);
    if (reached.getBoolean("done", false)) {
      return false;
    }
    List<Document> batch = after(collection, reached.get("after"));
    List<UpdateOneModel<Document>> writes =
        batch.stream().flatMap(found -> change(collection, found).stream()).toList();
    if (!writes.isEmpty()) {
      database.getCollection(collection).bulkWrite(writes, UNORDERED);
    }
    boolean last = batch.size() < BATCH;
    Document position =
        last
            ? new Document("done", true)
            : new Document("done", false).append("after", batch.getLast().get("_id"));
    progress.updateOne(id, new Document("$set", position), new UpdateOptions().upsert(true));
    if (last) {
      log.info("No credentials are stored in {} any more", collection);
    }
    return true;
  }

  private List<Document> after(String collection, @Nullable Object id) {
    return database
        .getCollection(collection)
        .find(id == null ? new Document() : Filters.gt("_id", id))
        .sort(Sorts.ascending("_id"))
        .limit(BATCH)
        .into(new ArrayList<>());
  }

  /** A compare-and-set of the fields that change: what changed meanwhile is clean already. */
  private static Optional<UpdateOneModel<Document>> change(String collection, Document found) {
    Document guard = new Document("_id", found.get("_id"));
    Document changes = new Document();
    Objects.requireNonNull(FIELDS.get(collection))
        .forEach((field, cleaning) -> {
          Object value = found.getEmbedded(List.of(field.split("\\.")), Object.class);
          Object cleaned = cleaning.clean(value);
          if (!Objects.equals(cleaned, value)) {
            guard.append(field, value);
            changes.append(field, cleaned);
          }
        });
    if (collection.equals("sessions") && isPassive(found)) {
      changes.append("passive", true);
    }
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new UpdateOneModel<>(guard, new Document("$set", changes)));
  }

  /** An ended visit in which nobody did anything. */
  private static boolean isPassive(Document session) {
    return session.get("endTime") != null
        && isZero(session.get("pages"))
        && isZero(session.get("events"));
  }

  private static boolean isZero(@Nullable Object count) {
    return !(count instanceof Number number) || number.longValue() == 0;
  }
}
