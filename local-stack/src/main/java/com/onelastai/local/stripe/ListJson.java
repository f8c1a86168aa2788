package com.onelastai.local.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class ListJson {

  private static final long DEFAULT_LIMIT = 10;
  private static final long MAX_LIMIT = 100;

  private ListJson() {}

  static ObjectNode of(String url, List<ObjectNode> members, boolean hasMore) {
    ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode data = list.putArray("data");
    members.forEach(data::add);
    return list.put("has_more", hasMore).put("url", url);
  }

  /**
   * A page of what matches, newest first.
   *
   * @param oldestFirst as the state keeps them
   * @param filters parameters that ask for a field's value
   */
  static ObjectNode page(Call call, String url, Stream<ObjectNode> oldestFirst, String... filters) {
    List<ObjectNode> found =
        new ArrayList<>(oldestFirst.filter(o -> matches(call, o, filters)).toList()).reversed();
    int from = call.text("starting_after").map(after -> indexOf(found, after) + 1).orElse(0);
    long limit = call.number("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.invalid("limit", "This value must be between 1 and 100.");
    }
    int to = (int) Math.min(found.size(), from + limit);
    return of(url, found.subList(from, to), to < found.size());
  }

  private static boolean matches(Call call, ObjectNode object, String... filters) {
    return Stream.of(filters)
        .allMatch(name -> call.text(name).map(Json.text(object, name)::equals).orElse(true));
  }

  private static int indexOf(List<ObjectNode> found, String id) {
    for (int i = 0; i < found.size(); i++) {
      if (Json.text(found.get(i), "id").equals(id)) {
        return i;
      }
    }
    throw StripeError.invalid("starting_after", "No such object: '" + id + "'");
  }
}
