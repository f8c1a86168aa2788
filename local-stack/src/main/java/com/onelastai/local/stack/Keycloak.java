package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Keycloak server, started without its shell script. */
final class Keycloak {

  private static final String HEAP = "384m";

  private final StackSettings settings;
  private final JavaRuntime java;

  Keycloak(StackSettings settings, JavaRuntime java) {
    this.settings = settings;
    this.java = java;
  }

  List<String> prepare(int port, int managementPort, String publicUrl, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path home = settings.data().resolve("keycloak");
    new KeycloakDistribution(settings).layOut(home, progress);
    new RealmImport(settings.project().resolve("auth-service/keycloak"))
        .write(home.resolve("data/import/onelastai-realm.json"));
    List<String> arguments = KeycloakDistribution.server(home);
    arguments.addAll(
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
    return java.command(HEAP, arguments);
  }

  /** Merges the users and settings for local runs into a copy of the production realm. */
  static final class RealmImport {
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

    /** Appends lists and replaces other values. */
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

  /**
   * The realm that Keycloak took at its first start: an import leaves a realm alone that exists,
   * also when its file has changed since.
   */
  static final class ImportedRealm {
    private final Path database;
    private final Path file;
    private final Path imported;

    ImportedRealm(Path keycloakHome) {
      database = keycloakHome.resolve("data/h2");
      file = keycloakHome.resolve("data/import/onelastai-realm.json");
      imported = keycloakHome.resolve("imported-realm.json");
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
