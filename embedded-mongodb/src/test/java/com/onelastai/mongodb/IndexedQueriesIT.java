package com.onelastai.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.MongoException;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries find the same documents in the same order with indexes as without. */
class IndexedQueriesIT {

  private static final int DOCUMENTS = 120;
  private static final int QUERIES = 150;

  @TempDir private static Path directory;
  private static RunningServer server;

  @BeforeAll
  static void open() throws IOException {
    server = RunningServer.open(directory);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void indexesChangeNoResult(long seed) {
    RandomQueries random = new RandomQueries(seed);
    MongoCollection<Document> plain = server.database().getCollection("plain" + seed);
    MongoCollection<Document> indexed = server.database().getCollection("indexed" + seed);
    createIndexes(indexed, random);
    List<Document> documents = IntStream.range(0, DOCUMENTS).mapToObj(random::document).toList();
    plain.insertMany(documents);
    indexed.insertMany(documents);

    int served = compare(plain, indexed, random);
    change(List.of(plain, indexed), random);
    served += compare(plain, indexed, random);

    assertThat(served).as("queries that an index served").isGreaterThan(QUERIES / 4);
  }

  @Test
  void valuesWithTheSameKeyAreSortedByThemselves() {
    MongoCollection<Document> indexed = server.database().getCollection("same-keys");
    indexed.createIndex(new Document("value", 1));
    String longText = "x".repeat(300);
    List<Object> descending = List.of(longText + "b", longText + "a", (1L << 53) + 1, 1L << 53);
    descending.forEach(value -> indexed.insertOne(new Document("value", value)));

    assertThat(indexed.find().sort(new Document("value", 1)))
        .extracting(document -> document.get("value"))
        .containsExactlyElementsOf(descending.reversed());
  }

  private static void createIndexes(MongoCollection<Document> indexed, RandomQueries random) {
    indexed.createIndex(new Document("unique", 1), new IndexOptions().unique(true).sparse(true));
    for (int i = 0; i < 5; i++) {
      Document partialFilter = random.partialFilter();
      IndexOptions options = new IndexOptions().name("index" + i);
      if (partialFilter == null) {
        options.sparse(random.isSparse());
      } else {
        options.partialFilterExpression(partialFilter);
      }
      indexed.createIndex(random.indexKeys(), options);
    }
  }

  private static void change(List<MongoCollection<Document>> both, RandomQueries random) {
    for (int i = 0; i < DOCUMENTS; i++) {
      Document id = new Document("_id", random.upTo(DOCUMENTS));
      if (random.upTo(4) == 0) {
        both.forEach(collection -> collection.deleteOne(id));
      } else {
        Document change = random.change();
        both.forEach(collection -> collection.updateOne(id, change));
      }
    }
  }

  /** Returns how many queries an index served. */
  private static int compare(
      MongoCollection<Document> plain, MongoCollection<Document> indexed, RandomQueries random) {
    int served = 0;
    for (int i = 0; i < QUERIES; i++) {
      Document filter = random.query();
      Document sort = random.sort();
      int skip = random.upTo(3);
      int limit = random.upTo(5);
      FindIterable<Document> found = indexed.find(filter).sort(sort).skip(skip).limit(limit);

      assertThat(outcome(found))
          .as("find %s sort %s skip %d limit %d", filter.toJson(), sort.toJson(), skip, limit)
          .isEqualTo(outcome(plain.find(filter).sort(sort).skip(skip).limit(limit)));
      assertThat(outcome(matching(indexed, filter)))
          .as("aggregation of %s", filter.toJson())
          .isEqualTo(outcome(matching(plain, filter)));
      if (found.explain(ExplainVerbosity.QUERY_PLANNER).toJson().contains("IXSCAN")) {
        served++;
      }
    }
    return served;
  }

  private static AggregateIterable<Document> matching(
      MongoCollection<Document> collection, Document filter) {
    return collection.aggregate(List.of(Aggregates.match(filter)));
  }

  private static Object outcome(MongoIterable<Document> found) {
    try {
      return found.into(new ArrayList<>());
    } catch (MongoException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}
