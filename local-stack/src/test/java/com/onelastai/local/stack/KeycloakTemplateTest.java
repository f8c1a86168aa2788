package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakTemplateTest {

  private static final String REALM = "auth-service/keycloak/onelastai-realm.json";

  @TempDir private Path project;
  private StackSettings settings;

  @BeforeEach
  void savedTemplate() throws IOException {
    settings = new StackSettings(project, project.resolve("home"), Map.of(), Map.of());
    write(project.resolve(REALM), "{\"smtpServer\":{\"port\":\"${SMTP_PORT:25}\"}}");
    write(project.resolve("auth-service/keycloak/local-users.json"), "{}");
    Files.createDirectories(settings.engines());
    Path imported = project.resolve("imported");
    write(imported.resolve("keycloak/data/h2/keycloakdb.mv.db"), "with the realm");
    write(imported.resolve("secrets/auth-client-secret"), "known to the database");
    write(imported.resolve("secrets/keycloak-admin"), "known to the database");
    template("1025").save(imported);
  }

  @Test
  void emptyStackGetsTheDatabaseAndItsSecrets() throws IOException {
    template("1025").apply();

    assertThat(database()).hasContent("with the realm");
    assertThat(settings.secret("auth-client-secret")).isEqualTo("known to the database");
    assertThat(settings.secret("keycloak-admin")).isEqualTo("known to the database");
  }

  @Test
  void databaseInUseIsKept() throws IOException {
    write(database(), "with users");

    template("1025").apply();

    assertThat(database()).hasContent("with users");
  }

  @Test
  void otherSettingsInTheRealmNeedAnImport() throws IOException {
    assertThat(template("2025").exists()).isFalse();
    template("2025").apply();

    assertThat(database()).doesNotExist();
  }

  @Test
  void changedRealmNeedsAnImport() throws IOException {
    write(project.resolve(REALM), "{}");

    assertThat(template("1025").exists()).isFalse();
  }

  @Test
  void secretOfTheUserNeedsAnImport() throws IOException {
    settings = settings.withEnvironment(Accounts.CLIENT_SECRET, "own");

    template("1025").apply();

    assertThat(database()).doesNotExist();
  }

  private KeycloakTemplate template(String smtpPort) {
    Map<String, String> environment = new HashMap<>(settings.environment());
    environment.put("SMTP_PORT", smtpPort);
    environment.put("UNRELATED", "value");
    return new KeycloakTemplate(settings, environment);
  }

  private Path database() {
    return settings.data().resolve("keycloak/data/h2/keycloakdb.mv.db");
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
