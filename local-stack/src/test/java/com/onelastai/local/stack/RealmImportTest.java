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
        .containsExactly("service-account-auth-service", "user@example.com", "admin@example.com");
    assertThat(realm.at("/clients").findValuesAsString("clientId"))
        .containsExactly("admin-cli", "web", "auth-service", "credential-check", "local-cli");
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("none");
  }

  @Test
  void productionRealmHasNobodyWithAPasswordAndGivesThePasswordGrantToOurServiceAlone() {
    JsonNode realm = JSON.readTree(SOURCE.resolve("onelastai-realm.json").toFile());

    assertThat(realm.at("/users"))
        .allSatisfy(user -> {
          assertThat(user.has("serviceAccountClientId")).isTrue();
          assertThat(user.has("credentials")).isFalse();
        });
    assertThat(realm.at("/sslRequired").asString()).isEqualTo("external");
    assertThat(realm.at("/clients"))
        .filteredOn(client -> client.at("/directAccessGrantsEnabled").asBoolean(true))
        .isNotEmpty()
        .allSatisfy(client -> {
          assertThat(client.at("/publicClient").asBoolean(true)).isFalse();
          assertThat(client.at("/secret").asString()).startsWith("${ONELASTAI_AUTH_CLIENT_SECRET:");
        });
  }

  /** Keycloak reads the file as it is where it is mounted as a users file, and stops there. */
  @Test
  void usersStandBeforeWhatTheImportOfUsersDoesNotKnow() throws IOException {
    String users = Files.readString(SOURCE.resolve("local-users.json"));

    assertThat(users.indexOf("\"users\"")).isLessThan(users.indexOf("\"clients\""));
  }
}
