package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Keycloak server, started without its shell script. */
final class Keycloak {

  private static final String HEAP = "384m";

  private Keycloak() {}

  static List<String> prepare(
      StackSettings settings,
      int port,
      int managementPort,
      String publicUrl,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    Path home = settings.data().resolve("keycloak");
    new KeycloakDistribution(settings).layOut(home, progress);
    Path realm = home.resolve("data/import/onelastai-realm.json");
    Files.createDirectories(realm.getParent());
    Files.write(realm, RealmImport.of(settings).bytes());
    List<String> command =
        new ArrayList<>(
            JavaRuntime.command(
                settings, Suite.KEYCLOAK, HEAP, KeycloakDistribution.program(home)));
    command.addAll(
        List.of(
            "start",
            "--optimized",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=" + publicUrl,
            "--proxy-headers=xforwarded",
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + managementPort,
            // New accounts survive a kill.
            "--db-url-properties=;WRITE_DELAY=0",
            "--import-realm"));
    return command;
  }

  /** Merges the users and settings for local runs into a copy of the production realm. */
  record RealmImport(Path source) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static RealmImport of(StackSettings settings) {
      return new RealmImport(settings.project().resolve("auth-service/keycloak"));
    }

    byte[] bytes() {
      ObjectNode realm = read("onelastai-realm.json");
      overlay(realm, read("local-users.json"));
      return JSON.writeValueAsBytes(realm);
    }

    private ObjectNode read(String name) {
      return (ObjectNode) JSON.readTree(source.resolve(name).toFile());
    }

    /** Appends lists and replaces other values. */
    private static void overlay(ObjectNode realm, ObjectNode overlay) {
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

  /**
   * The realm that Keycloak imported at its first start: an import does not change an existing
   * realm, even if its file has changed.
   */
  record ImportedRealm(Path database, Path file, Path imported) {

    ImportedRealm(Path keycloakHome) {
      this(
          keycloakHome.resolve("data/h2"),
          keycloakHome.resolve("data/import/onelastai-realm.json"),
          keycloakHome.resolve("imported-realm.json"));
    }

    /** Call before the import file is written. */
    void remember() throws IOException {
      if (Files.notExists(database)) {
        Files.deleteIfExists(imported);
      } else if (Files.notExists(imported) && Files.exists(file)) {
        Files.copy(file, imported);
      }
    }

    /** Call after the import file was written. */
    boolean isOutdated() throws IOException {
      if (Files.notExists(imported)) {
        Files.copy(file, imported, StandardCopyOption.REPLACE_EXISTING);
        return false;
      }
      return Files.mismatch(file, imported) >= 0;
    }
  }
}
