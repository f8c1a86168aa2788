package com.onelastai.starter.test.queries;

import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A query without its values, which decides the index that it uses.
 *
 * @param command with the stages of an aggregation
 * @param limited whether it ends after a number of documents
 */
record QueryShape(String command, String collection, String filter, String sort, boolean limited) {

  private static final String ANY = "?";

  /** The fields and operators of a filter, such as {@code {userId: ?, at: {$gte: ?}}}. */
  static String ofFilter(BsonDocument filter) {
    return filter.entrySet().stream()
        .map(field -> name(field.getKey()) + ": " + ofCondition(field.getKey(), field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Numbers in a path are values, such as that of a partition. */
  private static String name(String path) {
    return path.replaceAll("\\.\\d+(?=\\.|$)", "." + ANY);
  }

  private static String ofCondition(String key, BsonValue value) {
    return switch (value) {
      case BsonArray alternatives when isLogical(key) ->
          alternatives.stream()
              .map(alternative -> ofFilter(alternative.asDocument()))
              .distinct()
              .collect(Collectors.joining(", ", "[", "]"));
      case BsonDocument operators when hasOperators(operators) || key.equals("$elemMatch") ->
          ofFilter(operators);
      // Sparse and partial indexes do not have what is absent.
      case BsonValue decisive when decisive.isNull() || key.equals("$exists") -> text(decisive);
      default -> ANY;
    };
  }

  private static boolean isLogical(String key) {
    return key.equals("$and") || key.equals("$or") || key.equals("$nor");
  }

  private static boolean hasOperators(BsonDocument value) {
    return !value.isEmpty() && value.getFirstKey().startsWith("$");
  }

  private static String text(BsonValue value) {
    return value.isBoolean() ? String.valueOf(value.asBoolean().getValue()) : "null";
  }

  /** An unlimited look at everything is no search. */
  boolean readsFirstDocuments() {
    return limited && filter.equals("{}") && sort.equals("{}");
  }

  @Override
  public String toString() {
    return "%s %s %s%s%s"
        .formatted(
            command,
            collection,
            filter,
            sort.equals("{}") ? "" : " sort " + sort,
            limited ? " limited" : "");
  }
}
