package com.onelastai.local.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to the API.
 *
 * @param ids the values of the path's {@code {}}
 * @param params the nested parameters of the query or the form
 */
record Call(String path, List<String> ids, ObjectNode params) {

  private static final Pattern PART = Pattern.compile("[^\\[\\]]+|\\[]");

  /**
   * @param matcher whose groups are the ids
   */
  static Call of(Simulator.Incoming request, Matcher matcher) {
    List<String> ids =
        IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList();
    return new Call(request.path(), ids, parse(request.parameters()));
  }

  private Call with(ObjectNode otherParams) {
    return new Call(path, ids, otherParams);
  }

  Call without(String param) {
    return with(params.deepCopy().without(param));
  }

  String id() {
    return ids.getFirst();
  }

  Call at(String path) {
    return with(Json.at(params, path) instanceof ObjectNode nested ? nested : Json.newObject());
  }

  boolean has(String path) {
    return !Json.at(params, path).isMissingNode();
  }

  /** Empty if it is missing or blank. */
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

  long requiredNumber(String path) {
    return number(path).orElseThrow(() -> StripeError.missing(name(path)));
  }

  boolean flag(String path) {
    return text(path).filter("true"::equals).isPresent();
  }

  /** The members of a list. */
  Stream<Call> each(String path) {
    return Json.at(params, path)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(member -> with((ObjectNode) member));
  }

  /** The single member of a list; more are not simulated. */
  Call only(String path) {
    List<Call> members = each(path).toList();
    if (members.isEmpty()) {
      throw StripeError.missing(path);
    }
    if (members.size() > 1) {
      throw StripeError.notSimulated(path + "[1]");
    }
    return members.getFirst();
  }

  /** Refuses all values except the simulated one. */
  void require(String path, String simulated) {
    if (!text(path).orElse("").equals(simulated)) {
      throw StripeError.notSimulated(path);
    }
  }

  List<String> texts(String path) {
    return Json.at(params, path).valueStream().map(JsonNode::asString).toList();
  }

  /** Copies the named parameters, if present, and the metadata. */
  void copyTo(ObjectNode target, String... names) {
    for (String name : names) {
      if (has(name)) {
        target.put(name, text(name).orElse(null));
      }
    }
    mergeMetadata(Json.object(target, "metadata"));
  }

  /** An empty value deletes the key, as at Stripe. */
  void mergeMetadata(ObjectNode metadata) {
    at("metadata")
        .params()
        .forEachEntry((key, value) -> {
          if (value.asString().isEmpty()) {
            metadata.remove(key);
          } else {
            metadata.set(key, value);
          }
        });
  }

  /**
   * The client's name of a parameter: {@code price_data[product]} for {@code price_data.product}.
   */
  private static String name(String path) {
    return path.contains(".") ? path.replaceFirst("\\.", "[").replace(".", "][") + "]" : path;
  }

  static ObjectNode parse(String encoded) {
    ObjectNode root = Json.newObject();
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        put(root, name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return root;
  }

  private static void put(ObjectNode root, String name, String value) {
    String[] parts = PART.matcher(name).results().map(MatchResult::group).toArray(String[]::new);
    ObjectNode node = root;
    for (int i = 0; i < parts.length; i++) {
      String key = parts[i].equals("[]") ? String.valueOf(node.size()) : parts[i];
      if (i == parts.length - 1) {
        node.put(key, value);
      } else {
        JsonNode child = node.get(key);
        node = child instanceof ObjectNode known ? known : node.putObject(key);
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
