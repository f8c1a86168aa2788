package com.onelastai.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBackendIT {

  @TempDir private Path directory;
  @AutoClose private RunningServer server;

  @BeforeEach
  void open() throws IOException {
    server = RunningServer.open(directory);
  }

  @Test
  void healthChecksAreAnswered() {
    MongoDatabase database = database();

    assertThat(database.runCommand(new Document("ping", 1)).get("ok")).isEqualTo(1.0);
    assertThat(database.runCommand(new Document("hello", 1)))
        .containsEntry("isWritablePrimary", true)
        .as("a version that current drivers accept")
        .containsEntry("maxWireVersion", 13);
    things().insertOne(new Document("_id", 1));
    assertThat(server.client().listDatabaseNames()).contains("test");
    assertThat(database.listCollectionNames()).containsExactly("things");
  }

  @Test
  void sameIdOrUniqueKeyTwiceIsRefused() {
    things().createIndex(Indexes.ascending("a", "b"), new IndexOptions().unique(true));
    things().insertOne(new Document("_id", 1).append("a", "x").append("b", 1));

    assertThatThrownBy(() -> things().insertOne(new Document("_id", 1).append("a", "y")))
        .isInstanceOf(MongoWriteException.class);
    assertThatThrownBy(
            () -> things().insertOne(new Document("_id", 2).append("a", "x").append("b", 1L)))
        .isInstanceOf(MongoWriteException.class);
    things().insertOne(new Document("_id", 2).append("a", "x").append("b", 2));
    assertThat(things().countDocuments()).isEqualTo(2);
  }

  @Test
  void upsertInsertsOnceAndThenUpdates() {
    for (int visit = 1; visit <= 3; visit++) {
      things()
          .updateOne(
              Filters.eq("_id", "v"),
              Updates.combine(Updates.setOnInsert("first", visit), Updates.inc("visits", 1)),
              new UpdateOptions().upsert(true));
    }

    assertThat(things().find().first())
        .isEqualTo(new Document("_id", "v").append("first", 1).append("visits", 3));
  }

  @Test
  void conditionalUpdateByIdChecksItsCondition() {
    things().insertOne(new Document("_id", 1).append("version", 7));

    assertThat(update(6)).isZero();
    assertThat(update(7)).isOne();
    assertThat(things().find(Filters.eq("_id", 1)).first()).containsEntry("version", 8);
  }

  private long update(int version) {
    return things()
        .updateOne(
            Filters.and(Filters.eq("_id", 1), Filters.eq("version", version)),
            Updates.inc("version", 1))
        .getModifiedCount();
  }

  @Test
  void documentsAreReadInInsertionOrder() {
    List<Document> shuffled = List.of(thing("c"), thing("a"), thing("b"));
    things().insertMany(shuffled);

    assertThat(things().find()).containsExactlyElementsOf(shuffled);
    assertThat(things().find().sort(Sorts.descending("$natural")).first()).isEqualTo(thing("b"));
  }

  @Test
  void cursorReadsAllBatches() {
    things().insertMany(IntStream.range(0, 1000).mapToObj(i -> new Document("_id", i)).toList());

    assertThat(things().find().batchSize(100).into(new ArrayList<>())).hasSize(1000);
  }

  @Test
  void collectionsIndexesAndDropsSurviveARestart() throws IOException {
    things().createIndex(Indexes.ascending("a"), new IndexOptions().unique(true));
    things().insertOne(new Document("_id", 1).append("a", 1));
    database().getCollection("gone").insertOne(new Document("_id", 1));
    database().getCollection("gone").drop();
    server.close();
    open();

    assertThat(database().listCollectionNames()).containsExactly("things");
    assertThatThrownBy(() -> things().insertOne(new Document("_id", 2).append("a", 1)))
        .isInstanceOf(MongoWriteException.class);
    things().deleteOne(Filters.eq("_id", 1));
    things().insertOne(new Document("_id", 2).append("a", 1));
    database().drop();
    assertThat(things().countDocuments()).isZero();
  }

  private static Document thing(String id) {
    return new Document("_id", id);
  }

  private MongoDatabase database() {
    return server.database();
  }

  private MongoCollection<Document> things() {
    return database().getCollection("things");
  }
}
