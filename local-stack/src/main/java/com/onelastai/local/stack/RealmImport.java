package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm for production with the users and settings of a local run laid over a copy of it. */
final class RealmImport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path source;

  RealmImport(Path source) {
    this.source = source;
  }

  void write(Path target) throws IOException {
    ObjectNode realm = read("onelastai-realm.json");
    overlay(realm, read("local-users.json"));
    Files.createDirectories(target.getParent());
    Files.write(target, JSON.writeValueAsBytes(realm));
  }

  private ObjectNode read(String name) {
    return (ObjectNode) JSON.readTree(source.resolve(name).toFile());
  }

  /** Lists are joined, all else is replaced. */
  static void overlay(ObjectNode realm, ObjectNode overlay) {
    for (String name : overlay.propertyNames()) {
      JsonNode value = overlay.required(name);
      if (value instanceof ArrayNode added && realm.get(name) instanceof ArrayNode before) {
        before.addAll(added);
      } else {
        realm.set(name, value);
      }
    }
  }
}
