package com.onelastai.local.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code items[0][price]=p&expand[]=a} into nested objects; list members get numbers. */
final class FormParameters {

  private static final Pattern PART = Pattern.compile("[^\\[\\]]+|\\[]");

  private FormParameters() {}

  static ObjectNode parse(String encoded) {
    ObjectNode root = Json.MAPPER.createObjectNode();
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
