package com.onelastai.mongodb;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code explain}, in MongoDB's shape.
 *
 * @param collection null if there is none of that name
 */
record Explanation(ReadCommand command, String namespace, @Nullable StoredCollection collection) {

  private static final String STAGE = "stage";
  private static final String INPUT = "inputStage";

  static Document indexScan(Index<Long> index, boolean forward) {
    Document pattern = new Document();
    index.getKeys().forEach(key -> pattern.append(key.getKey(), key.isAscending() ? 1 : -1));
    return new Document(STAGE, "IXSCAN")
        .append("keyPattern", pattern)
        .append("indexName", index.getName())
        .append("isUnique", index.isUnique())
        .append("direction", forward ? "forward" : "backward");
  }

  /**
   * @param executed whether the query is also run, to count its documents
   */
  Document answer(boolean executed) {
    Document cursor =
        new Document(
            "queryPlanner",
            new Document("namespace", namespace)
                .append("parsedQuery", command.filter())
                .append("winningPlan", winningPlan())
                .append("rejectedPlans", List.of()));
    if (executed) {
      cursor.append("executionStats", executionStats());
    }
    Document answer = new Document("explainVersion", "1");
    if (command.stages().isEmpty()) {
      answer.putAll(cursor);
    } else {
      Document first = new Document("$cursor", cursor);
      answer.put("stages", Stream.concat(Stream.of(first), command.stages().stream()).toList());
    }
    Utils.markOkay(answer);
    return answer;
  }

  private Document winningPlan() {
    if (collection == null) {
      return new Document(STAGE, "EOF");
    }
    Optional<Access> access = collection.plan(command.filter(), command.sort());
    Document plan = access.map(this::fetch).orElseGet(this::collectionScan);
    if (command.sort() != null && access.filter(Access::isSorted).isEmpty()) {
      plan = above(plan, "SORT", "sortPattern", command.sort());
    }
    if (command.skip() > 0) {
      plan = above(plan, "SKIP", "skipAmount", command.skip());
    }
    return command.limit() > 0 ? above(plan, "LIMIT", "limitAmount", command.limit()) : plan;
  }

  private Document fetch(Access access) {
    return above(access.stage(), "FETCH", "filter", command.filter());
  }

  private Document collectionScan() {
    return new Document(STAGE, "COLLSCAN")
        .append("filter", command.filter())
        .append("direction", "forward");
  }

  private static Document above(Document input, String stage, String detail, Object value) {
    return new Document(STAGE, stage).append(detail, value).append(INPUT, input);
  }

  private Document executionStats() {
    long start = System.nanoTime();
    StoredCollection.Execution execution =
        collection == null ? StoredCollection.Execution.NONE : collection.execute(command);
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new Document("executionSuccess", true)
        .append("nReturned", execution.returned())
        .append("executionTimeMillis", millis)
        .append("totalKeysExamined", execution.keys())
        .append("totalDocsExamined", execution.documents())
        .append("executionStages", winningPlan().append("nReturned", execution.returned()));
  }
}
