package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The realm that Keycloak took at its first start: an import leaves a realm alone that exists, also
 * when its file has changed since.
 */
final class ImportedRealm {

  private final Path database;
  private final Path file;
  private final Path imported;

  ImportedRealm(Path keycloakHome) {
    database = keycloakHome.resolve("data/h2");
    file = keycloakHome.resolve("data/import/onelastai-realm.json");
    imported = keycloakHome.resolve("imported-realm.json");
  }

  /** Before the file is written anew. */
  void remember() throws IOException {
    if (Files.notExists(database)) {
      Files.deleteIfExists(imported);
    } else if (Files.notExists(imported) && Files.exists(file)) {
      Files.copy(file, imported);
    }
  }

  /** After the file was written anew. */
  boolean isOutdated() throws IOException {
    if (Files.notExists(imported)) {
      Files.copy(file, imported, StandardCopyOption.REPLACE_EXISTING);
      return false;
    }
    return Files.mismatch(file, imported) >= 0;
  }
}
