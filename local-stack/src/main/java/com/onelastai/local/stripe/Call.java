package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to the API.
 *
 * @param ids what stands in the places of the path's {@code {}}
 * @param params of the query or the form, nested
 */
record Call(List<String> ids, ObjectNode params) {

  String id() {
    return ids.getFirst();
  }

  Call at(String path) {
    return new Call(ids, Json.at(params, path) instanceof ObjectNode nested ? nested : empty());
  }

  private static ObjectNode empty() {
    return Json.MAPPER.createObjectNode();
  }

  boolean has(String path) {
    return !Json.at(params, path).isMissingNode();
  }

  /** Empty if it is not there or blank. */
  Optional<String> text(String path) {
    return Json.find(params, path);
  }

  String required(String path) {
    return text(path).orElseThrow(() -> StripeError.missing(name(path)));
  }

  Optional<Long> number(String path) {
    return text(path)
        .map(text -> {
          try {
            return Long.valueOf(text);
          } catch (NumberFormatException e) {
            throw StripeError.invalid(name(path), "Invalid integer: " + text);
          }
        });
  }

  boolean flag(String path) {
    return text(path).filter("true"::equals).isPresent();
  }

  /** The members of a list. */
  Stream<Call> each(String path) {
    return Json.at(params, path)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(member -> new Call(ids, (ObjectNode) member));
  }

  List<String> texts(String path) {
    return Json.at(params, path).valueStream().map(JsonNode::asString).toList();
  }

  /** An empty value removes, as at Stripe. */
  void mergeMetadata(String path, ObjectNode target) {
    Json.at(params, path)
        .properties()
        .forEach(entry -> {
          String value = entry.getValue().asString();
          if (value.isEmpty()) {
            target.remove(entry.getKey());
          } else {
            target.put(entry.getKey(), value);
          }
        });
  }

  /** Copies the texts that are there. */
  void copy(ObjectNode target, String... names) {
    for (String name : names) {
      if (has(name)) {
        target.put(name, text(name).orElse(null));
      }
    }
  }

  /** {@code price_data.product} is {@code price_data[product]} to a client. */
  private static String name(String path) {
    return path.contains(".") ? path.replaceFirst("\\.", "[").replace(".", "][") + "]" : path;
  }
}
