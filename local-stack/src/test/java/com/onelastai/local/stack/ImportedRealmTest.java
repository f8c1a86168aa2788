package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedRealmTest {

  @TempDir private Path home;

  @Test
  void sameRealmAgainIsNotOutdated() throws IOException {
    assertThat(outdatedAfterStartWith("realm")).isFalse();
    assertThat(outdatedAfterStartWith("realm")).isFalse();
  }

  @Test
  void changedRealmIsToldAtEveryStartUntilTheDataIsGone() throws IOException {
    outdatedAfterStartWith("realm");

    assertThat(outdatedAfterStartWith("other realm")).isTrue();
    assertThat(outdatedAfterStartWith("other realm")).isTrue();
    Files.delete(home.resolve("data/h2"));
    assertThat(outdatedAfterStartWith("other realm")).isFalse();
    assertThat(outdatedAfterStartWith("other realm")).isFalse();
  }

  @Test
  void dataFromBeforeAnythingWasRememberedIsComparedWithItsLastImport() throws IOException {
    Files.createDirectories(home.resolve("data/h2"));
    write("realm");

    assertThat(outdatedAfterStartWith("other realm")).isTrue();
  }

  /** As a start does: the file is written anew, and Keycloak has its database from then on. */
  private boolean outdatedAfterStartWith(String realm) throws IOException {
    ImportedRealm imported = new ImportedRealm(home);
    imported.remember();
    write(realm);
    boolean outdated = imported.isOutdated();
    Files.createDirectories(home.resolve("data/h2"));
    return outdated;
  }

  private void write(String realm) throws IOException {
    Path file = home.resolve("data/import/onelastai-realm.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, realm);
  }
}
