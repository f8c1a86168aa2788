package com.onelastai.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query demands of each path, and in which alternatives; all must hold. */
final class Conditions {

  private static final Document EXISTS = new Document("$exists", true);

  private final Map<String, List<@Nullable Object>> byPath = new LinkedHashMap<>();
  private final List<List<Conditions>> alternatives = new ArrayList<>();

  Conditions(Document query) {
    add(query);
  }

  private void add(Document query) {
    query.forEach(this::add);
  }

  private void add(String path, @Nullable Object condition) {
    if (path.equals("$and")) {
      documents(condition).forEach(this::add);
    } else if (path.equals("$or")) {
      alternatives.add(documents(condition).stream().map(Conditions::new).toList());
    } else if (!path.startsWith("$")) {
      byPath.computeIfAbsent(path, _ -> new ArrayList<>()).add(condition);
    }
  }

  private static List<Document> documents(@Nullable Object condition) {
    return condition instanceof Collection<?> queries
        ? queries.stream().filter(Document.class::isInstance).map(Document.class::cast).toList()
        : List.of();
  }

  /** The branches of each {@code $or}. */
  List<List<Conditions>> alternatives() {
    return alternatives;
  }

  /**
   * @param singleValued whether no document has an array on this path; the elements of an array may
   *     match one condition each, so that only one of them can be used
   */
  Bounds bounds(String path, boolean singleValued) {
    List<Bounds> bounds = conditions(path).stream().map(Bounds::of).toList();
    return singleValued
        ? bounds.stream().reduce(Bounds.ALL, Bounds::intersect)
        : bounds.stream().filter(one -> !one.isAll()).findFirst().orElse(Bounds.ALL);
  }

  boolean excludeMissing(String path) {
    return conditions(path).stream().map(Bounds::of).anyMatch(Bounds::excludesMissing);
  }

  /** Whether every document that matches this also matches a partial index's filter. */
  boolean imply(Document filter) {
    return filter.entrySet().stream()
        .allMatch(demand ->
            EXISTS.equals(demand.getValue())
                ? excludeMissing(demand.getKey())
                : conditions(demand.getKey()).contains(demand.getValue()));
  }

  private List<@Nullable Object> conditions(String path) {
    return byPath.getOrDefault(path, List.of());
  }

  /** A query by values, for a unique index: one condition of each path. */
  Document byValues() {
    Document query = new Document();
    byPath.forEach((path, conditions) -> query.put(path, value(conditions.getFirst())));
    return query;
  }

  private static @Nullable Object value(@Nullable Object condition) {
    return condition instanceof Document operators
            && operators.size() == 1
            && operators.containsKey("$eq")
        ? operators.get("$eq")
        : condition;
  }
}
