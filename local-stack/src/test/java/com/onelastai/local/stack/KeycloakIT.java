package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeycloakIT {

  @TempDir private Path directory;

  @AutoClose("down")
  private Stack stack;

  @BeforeEach
  void open() throws IOException {
    stack =
        Stack.open(
            StackSettings.isolated(Project.withEnginesOnly(), directory.resolve("home"))
                .withEnvironment("KEYCLOAK_PUBLIC_URL", "http://localhost:8080/identity"));
  }

  @Test
  void seededUsersGetValidTokens() throws IOException {
    stack.start("keycloak");

    JsonNode user = claims(stack.accessToken("user"));
    assertThat(user.at("/iss").asString())
        .isEqualTo("http://localhost:8080/identity/realms/onelastai");
    assertThat(user.at("/aud").toString()).contains("\"onelastai-api\"");
    assertThat(user.at("/email").asString()).isEqualTo("user@example.com");
    assertThat(roles(user)).contains("\"user\"").doesNotContain("\"admin\"");
    assertThat(user.at("/exp").asLong() - user.at("/iat").asLong()).isEqualTo(300);
    assertThat(roles(claims(stack.accessToken("admin")))).contains("\"user\"", "\"admin\"");
    Path secret = directory.resolve("home/data/secrets/keycloak-admin");
    assertThat(Files.getPosixFilePermissions(secret))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static String roles(JsonNode claims) {
    return claims.at("/realm_access/roles").toString();
  }

  private static JsonNode claims(String token) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
