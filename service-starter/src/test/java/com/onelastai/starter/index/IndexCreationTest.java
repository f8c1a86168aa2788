package com.onelastai.starter.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.test.CuttableLine;
import com.onelastai.starter.test.Engines;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.index.Indexed;

class IndexCreationTest {

  private final String uri = Engines.mongoUri();
  private final SimpleMongoClientDatabaseFactory database =
      new SimpleMongoClientDatabaseFactory(uri);
  private final MongoTemplate mongo = new MongoTemplate(database);
  private final IndexCreation indexes = new IndexCreation(mongo);

  @org.springframework.data.mongodb.core.mapping.Document("things")
  @Expires
  @CompoundIndex(def = "{'owner': 1, 'at': -1}", sparse = true)
  private record Thing(String id, @Indexed(unique = true) String name) {}

  @BeforeEach
  void mapThing() {
    mongo.getConverter().getMappingContext().getPersistentEntity(Thing.class);
  }

  @AfterEach
  void close() throws Exception {
    database.destroy();
  }

  @Test
  void declaredIndexesAreCreated() {
    indexes.require("other", new Index("x", Sort.Direction.ASC));
    indexes.run();

    assertThat(names("things"))
        .containsExactlyInAnyOrder("_id_", "owner_1_at_-1", "name", "expiresAt_1");
    assertThat(info("name").isUnique()).isTrue();
    assertThat(info("owner_1_at_-1").isSparse()).isTrue();
    assertThat(names("other")).contains("x_1");
    assertThat(indexes.health().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void collectionsWithExpiryAreKnown() {
    indexes.requireExpiry("other");
    assertThat(indexes.expiring()).containsExactlyInAnyOrder("things", "other");
  }

  @Test
  void refusedIndexIsUnhealthyUntilItCanBeCreated() {
    mongo.insert(new Document("_id", "1").append("name", "same"), "things");
    mongo.insert(new Document("_id", "2").append("name", "same"), "things");
    indexes.run();

    assertThat(indexes.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(indexes.health().getDetails()).containsOnlyKeys("things {\"name\": 1}");
    assertThat(names("things")).as("the others").contains("owner_1_at_-1", "expiresAt_1");

    mongo.remove(new Document("_id", "2"), "things");
    indexes.run();
    assertThat(indexes.health().getStatus()).isEqualTo(Status.UP);
    assertThat(names("things")).contains("name");
  }

  @Test
  void indexesAreCreatedOnceTheStoreAnswers() throws Exception {
    URI server = URI.create(uri);
    try (CuttableLine line = new CuttableLine(server.getHost(), server.getPort())) {
      line.cut();
      String behind =
          "mongodb://" + line.address() + server.getPath() + "?serverSelectionTimeoutMS=200";
      SimpleMongoClientDatabaseFactory away = new SimpleMongoClientDatabaseFactory(behind);
      IndexCreation later = new IndexCreation(new MongoTemplate(away));
      later.require("late", new Index("x", Sort.Direction.ASC));
      assertThatExceptionOfType(DataAccessException.class).isThrownBy(later::run);

      line.mend();
      await()
          .ignoreExceptions()
          .untilAsserted(() -> {
            later.run();
            assertThat(names("late")).contains("x_1");
          });
      away.destroy();
    }
  }

  private List<String> names(String collection) {
    return infos(collection).map(IndexInfo::getName).toList();
  }

  private IndexInfo info(String name) {
    return infos("things").filter(index -> index.getName().equals(name)).findFirst().orElseThrow();
  }

  private Stream<IndexInfo> infos(String collection) {
    return mongo.indexOps(collection).getIndexInfo().stream();
  }
}
