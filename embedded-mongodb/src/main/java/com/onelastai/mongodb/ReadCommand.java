package com.onelastai.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a command looks for documents.
 *
 * @param stages what an aggregation does with them
 */
record ReadCommand(
    String collection,
    Document filter,
    @Nullable Document sort,
    int skip,
    int limit,
    List<Document> stages) {

  private static final String MATCH = "$match";

  /** Null if the command does not look for documents. */
  static @Nullable ReadCommand of(Document command) {
    String name = command.keySet().iterator().next();
    String collection = String.valueOf(command.get(name));
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "find" ->
          new ReadCommand(
              collection,
              document(command.get("filter")),
              sort(command),
              number(command.get("skip")),
              number(command.get("limit")),
              List.of());
      case "findandmodify" ->
          new ReadCommand(
              collection, document(command.get("query")), sort(command), 0, 1, List.of());
      case "count", "distinct" -> of(collection, command.get("query"));
      case "update" -> of(collection, first(command.get("updates")).get("q"));
      case "delete" -> of(collection, first(command.get("deletes")).get("q"));
      case "aggregate" -> ofPipeline(collection, command.get("pipeline"));
      default -> null;
    };
  }

  private static @Nullable Document sort(Document command) {
    return command.get("sort") instanceof Document sort && !sort.isEmpty() ? sort : null;
  }

  private static ReadCommand of(String collection, @Nullable Object filter) {
    return new ReadCommand(collection, document(filter), null, 0, 0, List.of());
  }

  private static ReadCommand ofPipeline(String collection, @Nullable Object pipeline) {
    List<Document> stages = documents(pipeline);
    @Nullable Document match = leadingMatch(pipeline);
    return match == null
        ? new ReadCommand(collection, new Document(), null, 0, 0, stages)
        : new ReadCommand(collection, match, null, 0, 0, stages.subList(1, stages.size()));
  }

  /** What a pipeline begins by; null if its first stage is another one. */
  static @Nullable Document leadingMatch(@Nullable Object pipeline) {
    List<Document> stages = documents(pipeline);
    return !stages.isEmpty() && stages.getFirst().get(MATCH) instanceof Document match
        ? match
        : null;
  }

  private static List<Document> documents(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(Document.class::isInstance).map(Document.class::cast).toList()
        : List.of();
  }

  private static Document first(@Nullable Object list) {
    return documents(list).stream().findFirst().orElseGet(Document::new);
  }

  private static Document document(@Nullable Object value) {
    return value instanceof Document document ? document : new Document();
  }

  private static int number(@Nullable Object value) {
    return value instanceof Number number ? number.intValue() : 0;
  }
}
