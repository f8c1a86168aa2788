package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the local stack adds to the realm. */
class LocalUsersIT {

  @Test
  void seededUsersGetValidTokens() {
    JsonNode user = KeycloakServer.claims(RUNNING.localUsersToken("user"));

    assertThat(user.at("/iss").asString())
        .isEqualTo(RUNNING.publicUrl() + "/identity/realms/onelastai");
    assertThat(user.at("/aud").toString()).contains("\"onelastai-api\"");
    assertThat(user.at("/email").asString()).isEqualTo("user@example.com");
    assertThat(roles(user)).contains("\"user\"").doesNotContain("\"admin\"");
    assertThat(user.at("/exp").asLong() - user.at("/iat").asLong()).isEqualTo(300);
    JsonNode support = KeycloakServer.claims(RUNNING.localUsersToken("support"));
    assertThat(roles(support)).contains("\"support\"").doesNotContain("\"admin\"");
    JsonNode moderator = KeycloakServer.claims(RUNNING.localUsersToken("moderator"));
    assertThat(roles(moderator)).contains("\"moderator\"").doesNotContain("\"admin\"");
    JsonNode admin = KeycloakServer.claims(RUNNING.localUsersToken("admin"));
    assertThat(roles(admin)).contains("\"user\"", "\"admin\"");
  }

  @Test
  void onlyTheOwnerReadsTheAdministratorsPassword() throws IOException {
    assertThat(Files.getPosixFilePermissions(RUNNING.secret("keycloak-admin")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static String roles(JsonNode claims) {
    return claims.at("/realm_access/roles").toString();
  }
}
