package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeycloakRealmTest {

  private static final Path SOURCE = Path.of("../auth-service/keycloak");

  @TempDir private Path home;

  @Test
  void localRunAddsItsUsersAndClientToTheRealm() throws IOException {
    JsonNode realm = JsonMapper.shared().readTree(new Keycloak.RealmImport(SOURCE).bytes());

    assertThat(realm.at("/users").findValuesAsString("username"))
        .containsExactly(
            "service-account-auth-service",
            "user@example.com",
            "support@example.com",
            "moderator@example.com",
            "admin@example.com");
    assertThat(realm.at("/users").findValuesAsString("firstName"))
        .containsExactly("Local user", "Local support", "Local moderator", "Local admin");
    assertThat(realm.at("/clients").findValuesAsString("clientId"))
        .containsExactly("admin-cli", "web", "auth-service", "credential-check", "local-cli");
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("none");
  }

  @Test
  void productionRealmHasNoPasswordsAndAllowsThePasswordGrantOnlyToOurService() {
    JsonNode realm = JsonMapper.shared().readTree(SOURCE.resolve("onelastai-realm.json").toFile());

    assertThat(realm.at("/users"))
        .allMatch(user -> user.has("serviceAccountClientId") && !user.has("credentials"));
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("external");
    assertThat(realm.at("/clients"))
        .filteredOn(client -> client.at("/directAccessGrantsEnabled").asBoolean(true))
        .isNotEmpty()
        .allSatisfy(client -> {
          assertThat(client.at("/publicClient").asBoolean(true)).isFalse();
          assertThat(client.at("/secret").asString()).startsWith("${ONELASTAI_AUTH_CLIENT_SECRET:");
        });
  }

  /** Mounted as a users file, Keycloak reads it up to the users and stops there. */
  @Test
  void usersComeBeforeFieldsThatTheImportOfUsersIgnores() throws IOException {
    String users = Files.readString(SOURCE.resolve("local-users.json"));

    assertThat(users.indexOf("\"users\"")).isLessThan(users.indexOf("\"clients\""));
  }

  @Test
  void sameRealmAgainIsNotOutdated() throws IOException {
    assertThat(outdatedAfterStartWith("realm")).isFalse();
    assertThat(outdatedAfterStartWith("realm")).isFalse();
  }

  @Test
  void changedRealmIsReportedAtEachStartUntilTheDataIsDeleted() throws IOException {
    outdatedAfterStartWith("realm");

    assertThat(outdatedAfterStartWith("other realm")).isTrue();
    assertThat(outdatedAfterStartWith("other realm")).isTrue();
    Files.delete(home.resolve("data/h2"));
    assertThat(outdatedAfterStartWith("other realm")).isFalse();
    assertThat(outdatedAfterStartWith("other realm")).isFalse();
  }

  @Test
  void dataWithoutARecordedImportIsComparedWithTheLastFile() throws IOException {
    Files.createDirectories(home.resolve("data/h2"));
    write("realm");

    assertThat(outdatedAfterStartWith("other realm")).isTrue();
  }

  /** Like a start: writes the file, after which Keycloak creates its database. */
  private boolean outdatedAfterStartWith(String realm) throws IOException {
    Keycloak.ImportedRealm imported = new Keycloak.ImportedRealm(home);
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
