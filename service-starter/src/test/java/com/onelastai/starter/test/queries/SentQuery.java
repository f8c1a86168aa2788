package com.onelastai.starter.test.queries;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** A query with its values, as {@code explain} needs it. */
record SentQuery(QueryShape shape, BsonDocument command) {

  private static final BsonDocument EMPTY = new BsonDocument();
  private static final Set<String> OF_THE_SESSION =
      Set.of(
          "$db",
          "lsid",
          "$clusterTime",
          "$readPreference",
          "txnNumber",
          "readConcern",
          "writeConcern");

  /**
   * The queries of a command: one, or one for each statement of a bulk; none if it reads no
   * collection.
   */
  static List<SentQuery> of(BsonDocument sent) {
    BsonDocument command = new BsonDocument();
    sent.forEach((key, value) -> {
      if (!OF_THE_SESSION.contains(key)) {
        command.append(key, value);
      }
    });
    if (!command.isString(command.getFirstKey())) {
      return List.of();
    }
    return switch (command.getFirstKey()) {
      case "find" -> List.of(single(command, "filter", isPositive(command, "limit")));
      case "findAndModify" -> List.of(single(command, "query", true));
      case "count" -> List.of(single(command, "query", isPositive(command, "limit")));
      case "distinct" -> List.of(single(command, "query", false));
      case "aggregate" -> List.of(aggregation(command));
      case "update" -> statements(command, "updates");
      case "delete" -> statements(command, "deletes");
      default -> List.of();
    };
  }

  private static SentQuery single(BsonDocument command, String filter, boolean limited) {
    return query(
        command,
        command.getFirstKey(),
        command.getDocument(filter, EMPTY),
        command.getDocument("sort", EMPTY),
        limited);
  }

  private static List<SentQuery> statements(BsonDocument command, String key) {
    return command.getArray(key).stream()
        .map(BsonValue::asDocument)
        .map(statement -> statement(command, key, statement))
        .toList();
  }

  private static SentQuery statement(BsonDocument command, String key, BsonDocument statement) {
    BsonDocument alone = command.clone().append(key, new BsonArray(List.of(statement)));
    boolean one =
        key.equals("deletes")
            ? isPositive(statement, "limit")
            : !statement.getBoolean("multi", BsonBoolean.FALSE).getValue();
    return query(alone, command.getFirstKey(), statement.getDocument("q"), EMPTY, one);
  }

  private static SentQuery aggregation(BsonDocument command) {
    List<BsonDocument> stages =
        command.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
    BsonDocument filter = stage(stages, 0, "$match");
    BsonDocument sort = stage(stages, filter.isEmpty() ? 0 : 1, "$sort");
    String names =
        stages.stream().map(BsonDocument::getFirstKey).collect(Collectors.joining(" ", " ", ""));
    return query(command, command.getFirstKey() + names, filter, sort, names.contains("$limit"));
  }

  private static BsonDocument stage(List<BsonDocument> stages, int position, String name) {
    return position < stages.size() ? stages.get(position).getDocument(name, EMPTY) : EMPTY;
  }

  private static SentQuery query(
      BsonDocument command, String name, BsonDocument filter, BsonDocument sort, boolean limited) {
    String collection = command.getString(command.getFirstKey()).getValue();
    return new SentQuery(
        new QueryShape(name, collection, QueryShape.ofFilter(filter), sort.toJson(), limited),
        command);
  }

  private static boolean isPositive(BsonDocument command, String key) {
    return command.get(key, new BsonInt32(0)) instanceof BsonNumber number && number.intValue() > 0;
  }
}
