package com.onelastai.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainIT {

  @TempDir private Path directory;
  @AutoClose private RunningServer server;

  @BeforeEach
  void open() throws IOException {
    server = RunningServer.open(directory);
    visits()
        .createIndex(
            compoundIndex(ascending("user"), descending("at")), new IndexOptions().name("newest"));
    visits().createIndex(ascending("lease"), new IndexOptions().name("leased").sparse(true));
    visits()
        .createIndex(
            ascending("received"),
            new IndexOptions().name("waiting").partialFilterExpression(exists("lease")));
    visits().createIndex(ascending("word"), new IndexOptions().name("words"));
    visits().insertMany(IntStream.range(0, 100).mapToObj(ExplainIT::visit).toList());
  }

  private static Document visit(int number) {
    return new Document("_id", number)
        .append("user", number % 10)
        .append("at", number)
        .append("word", List.of(number, number + 1));
  }

  @Test
  void equalPrefixRangeAndOrderNeedOneIndex() {
    FindIterable<Document> newest =
        visits().find(and(eq("user", 3), gte("at", 50))).sort(descending("at")).limit(2);

    assertThat(stages(newest)).containsExactly("LIMIT", "FETCH", "newest forward");
    assertThat(newest).extracting(visit -> visit.get("_id")).containsExactly(93, 83);
    assertThat(stages(visits().find(eq("user", 3)).sort(ascending("at"))))
        .containsExactly("FETCH", "newest backward");
    assertThat(stages(visits().find().sort(Sorts.orderBy(descending("user"), ascending("at")))))
        .containsExactly("FETCH", "newest backward");
  }

  @Test
  void otherOrdersAreSortedAfterwards() {
    assertThat(stages(visits().find(eq("user", 3)).sort(ascending("word"))))
        .containsExactly("SORT", "FETCH", "newest forward");
    assertThat(stages(visits().find(in("user", 3, 4)).sort(descending("at"))))
        .containsExactly("SORT", "FETCH", "newest forward");
    assertThat(stages(visits().find(gte("word", 3)).sort(ascending("word"))))
        .as("by a field with arrays")
        .containsExactly("SORT", "FETCH", "words forward");
  }

  @Test
  void idsAreReadInTheirOrder() {
    FindIterable<Document> page = visits().find(gt("_id", 40)).sort(ascending("_id")).limit(2);
    FindIterable<Document> last = visits().find().sort(descending("_id")).limit(2);

    assertThat(stages(page)).containsExactly("LIMIT", "FETCH", "_id_ forward");
    assertThat(page).extracting(visit -> visit.get("_id")).containsExactly(41, 42);
    assertThat(stages(last)).containsExactly("LIMIT", "FETCH", "_id_ backward");
    visits().deleteOne(eq("_id", 41));
    visits().insertMany(List.of(visit(41), visit(100), visit(-1)));
    assertThat(page).extracting(visit -> visit.get("_id")).containsExactly(41, 42);
    assertThat(last).extracting(visit -> visit.get("_id")).containsExactly(100, 99);
    assertThat(visits().find(lt("_id", 1))).extracting(visit -> visit.get("_id")).contains(0, -1);
  }

  @Test
  void uniqueKeysAreReadInTheirOrder() {
    MongoCollection<Document> people = visits();
    people.createIndex(
        ascending("mail"), new IndexOptions().name("mail").unique(true).sparse(true));
    people.insertMany(
        List.of(
            new Document("_id", 200).append("mail", "b"),
            new Document("_id", 201).append("mail", "a"),
            new Document("_id", 202).append("mail", "c")));
    FindIterable<Document> found =
        people.find(and(gte("mail", "a"), lt("mail", "c"))).sort(ascending("mail"));

    assertThat(stages(found)).containsExactly("FETCH", "mail forward");
    assertThat(found).extracting(person -> person.get("_id")).containsExactly(201, 200);
    assertThat(stages(people.find().sort(ascending("mail"))))
        .as("those without one are not in it")
        .containsExactly("SORT", "COLLSCAN");
    people.deleteOne(eq("_id", 201));
    people.insertOne(new Document("_id", 203).append("mail", "aa"));
    assertThat(found).extracting(person -> person.get("_id")).containsExactly(203, 200);
  }

  @Test
  void orderOfTheIdsIsNoReasonToReadThemAll() {
    assertThat(stages(visits().find(and(eq("user", 3), gt("_id", 0))).sort(ascending("_id"))))
        .containsExactly("SORT", "FETCH", "newest forward");
  }

  @Test
  void withoutAnIndexTheCollectionIsScanned() {
    assertThat(stages(visits().find(eq("at", 3)))).containsExactly("COLLSCAN");
    assertThat(stages(visits().find())).containsExactly("COLLSCAN");
    assertThat(stages(visits().find(or(eq("user", 3), eq("at", 3))))).containsExactly("COLLSCAN");
  }

  @Test
  void indexOfSomeDocumentsServesOnlyQueriesForThem() {
    assertThat(stages(visits().find(lt("lease", 3)))).containsExactly("FETCH", "leased forward");
    assertThat(stages(visits().find(eq("lease", null)))).containsExactly("COLLSCAN");
    assertThat(stages(visits().find(exists("lease")).sort(ascending("received"))))
        .containsExactly("FETCH", "waiting forward");
    assertThat(stages(visits().find(eq("received", 3)))).containsExactly("COLLSCAN");
  }

  @Test
  void idsAndAlternativesAreLookedUp() {
    assertThat(stages(visits().find(and(in("_id", 1, 2), eq("at", 2)))))
        .containsExactly("FETCH", "_id_ forward");
    assertThat(stages(visits().find(or(eq("_id", 1), eq("user", 2)))))
        .containsExactly("FETCH", "OR", "_id_ forward", "newest forward");
  }

  @Test
  void indexWithTheFewestKeysIsChosen() {
    assertThat(stages(visits().find(and(eq("user", 3), eq("word", 13)))))
        .containsExactly("FETCH", "words forward");
  }

  @Test
  void statisticsCountDocuments() {
    Document explained =
        visits().find(eq("user", 3)).limit(2).explain(ExplainVerbosity.EXECUTION_STATS);

    assertThat(explained.get("executionStats", Document.class))
        .containsEntry("nReturned", 2L)
        .containsEntry("totalDocsExamined", 2L);
    assertThat(
            visits()
                .find(eq("at", 3))
                .explain(ExplainVerbosity.EXECUTION_STATS)
                .get("executionStats", Document.class))
        .containsEntry("nReturned", 1L)
        .containsEntry("totalDocsExamined", 100L);
  }

  @Test
  void aggregationThatBeginsWithAMatchUsesItsIndex() {
    List<Bson> pipeline =
        List.of(
            Aggregates.match(eq("user", 3)),
            Aggregates.group("$user", Accumulators.sum("visits", 1)));

    Document explained = visits().aggregate(pipeline).explain(ExplainVerbosity.QUERY_PLANNER);

    Document cursor = explained.getList("stages", Document.class).getFirst();
    assertThat(stages(cursor.get("$cursor", Document.class)))
        .containsExactly("FETCH", "newest forward");
    assertThat(visits().aggregate(pipeline))
        .containsExactly(new Document("_id", 3).append("visits", 10));
  }

  @Test
  void updatesAndDeletionsAreExplained() {
    Document update =
        new Document("update", "visits")
            .append(
                "updates",
                List.of(
                    new Document("q", new Document("user", 3))
                        .append("u", new Document("$set", new Document("at", 0)))));
    Document delete =
        new Document("delete", "visits")
            .append(
                "deletes", List.of(new Document("q", new Document("at", 3)).append("limit", 0)));

    assertThat(stages(explain(update))).containsExactly("FETCH", "newest forward");
    assertThat(stages(explain(delete))).containsExactly("COLLSCAN");
    assertThat(visits().countDocuments(eq("at", 3))).isOne();
  }

  @Test
  void indexesServeAfterARestart() throws IOException {
    server.close();
    server = RunningServer.open(directory);

    assertThat(stages(visits().find(eq("user", 3)))).containsExactly("FETCH", "newest forward");
    assertThat(visits().countDocuments(eq("user", 3))).isEqualTo(10);
  }

  @Test
  void droppedIndexServesNoMore() {
    visits().dropIndex("newest");

    assertThat(stages(visits().find(eq("user", 3)))).containsExactly("COLLSCAN");
  }

  private Document explain(Document command) {
    return server
        .database()
        .runCommand(new Document("explain", command).append("verbosity", "queryPlanner"));
  }

  private static List<String> stages(FindIterable<Document> query) {
    return stages(query.explain(ExplainVerbosity.QUERY_PLANNER));
  }

  /** The plan from its root, with the name and direction of each index. */
  private static List<String> stages(Document explained) {
    List<String> stages = new ArrayList<>();
    Document planner = explained.get("queryPlanner", Document.class);
    collect(planner.get("winningPlan", Document.class), stages);
    return stages;
  }

  private static void collect(Document plan, List<String> stages) {
    stages.add(
        plan.getString("stage").equals("IXSCAN")
            ? plan.getString("indexName") + " " + plan.getString("direction")
            : plan.getString("stage"));
    if (plan.get("inputStage") instanceof Document input) {
      collect(input, stages);
    }
    plan.getList("inputStages", Document.class, List.of()).forEach(input -> collect(input, stages));
  }

  private MongoCollection<Document> visits() {
    return server.database().getCollection("visits");
  }
}
