package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmImportTest {

  private static final Path SOURCE = Path.of("../auth-service/keycloak");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  @Test
  void localRunAddsItsUsersAndClientToTheRealm() throws IOException {
    Path target = directory.resolve("import/realm.json");

    new RealmImport(SOURCE).write(target);

    JsonNode realm = JSON.readTree(target.toFile());
    assertThat(realm.at("/users").findValuesAsString("username"))
        .containsExactly("user@example.com", "admin@example.com");
    assertThat(realm.at("/clients").findValuesAsString("clientId"))
        .containsExactly("web", "local-cli");
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("none");
  }

  @Test
  void productionRealmHasNoUsersAndNoPasswordGrant() {
    JsonNode realm = JSON.readTree(SOURCE.resolve("onelastai-realm.json").toFile());

    assertThat(realm.has("users")).isFalse();
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("external");
    assertThat(realm.at("/clients"))
        .isNotEmpty()
        .allSatisfy(client ->
            assertThat(client.at("/directAccessGrantsEnabled").asBoolean(true)).isFalse());
  }

  /** Keycloak reads the file as it is where it is mounted as a users file, and stops there. */
  @Test
  void usersStandBeforeWhatTheImportOfUsersDoesNotKnow() throws IOException {
    String users = Files.readString(SOURCE.resolve("local-users.json"));

    assertThat(users.indexOf("\"users\"")).isLessThan(users.indexOf("\"clients\""));
  }
}
