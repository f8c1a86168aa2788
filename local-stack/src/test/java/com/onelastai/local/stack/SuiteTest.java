package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules and the environment of the parts, in a project with empty jars. */
class SuiteTest {

  @TempDir private Path project;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project><modules>
          <module>gateway</module><module>auth-service</module>
          <module>billing-service</module><module>other-service</module>
          <module>lab-service</module>
        </modules></project>
        """);
    for (String module : List.of("gateway", "auth-service", "billing-service", "other-service")) {
      write(module + "/src/main/resources/application.yml", "server.port: ${PORT:8199}");
      write(module + "/target/" + module + "-boot.jar", "");
    }
  }

  @Test
  void servicesAreTheBuiltModulesOfThePom() throws IOException {
    write("forgotten-service/target/forgotten-service-boot.jar", "");
    Modules modules = new Modules(project);

    assertThat(modules.services())
        .containsExactly("auth-service", "billing-service", "other-service");
    assertThat(modules.has("gateway")).isTrue();
    assertThat(modules.has("discovery")).isFalse();
  }

  @Test
  void defaultPortIsReadFromTheSettings() throws IOException {
    assertThat(new Modules(project).defaultPort("other-service")).isEqualTo(8199);

    write("other-service/src/main/resources/application.yml", "server:\n  port: 8102\n");
    assertThatThrownBy(() -> new Modules(project).defaultPort("other-service"))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("other-service");
  }

  @Test
  void keycloakAndAuthServiceShareClientSecretAndMailServer() {
    Map<String, String> keycloak = environment("keycloak");
    Map<String, String> authService = environment("auth-service");

    assertThat(keycloak)
        .containsEntry("SMTP_HOST", "127.0.0.1")
        .containsEntry("SMTP_PORT", "1025")
        .containsEntry("ONELASTAI_PUBLIC_URL", "http://localhost:8080");
    assertThat(
            List.of(
                "SMTP_HOST", "SMTP_PORT", "ONELASTAI_PUBLIC_URL", "ONELASTAI_AUTH_CLIENT_SECRET"))
        .allSatisfy(shared -> assertThat(authService).containsEntry(shared, keycloak.get(shared)));
    assertThat(authService.get("ONELASTAI_AUTH_CLIENT_SECRET")).hasSizeGreaterThan(40);
    assertThat(authService.get("ONELASTAI_MAIL_TOKEN_SECRET"))
        .hasSizeGreaterThan(40)
        .isNotEqualTo(authService.get("ONELASTAI_AUTH_CLIENT_SECRET"));
    assertThat(environment("other-service"))
        .doesNotContainKeys("ONELASTAI_AUTH_CLIENT_SECRET", "ONELASTAI_MAIL_TOKEN_SECRET");
    assertThat(keycloak).doesNotContainKey("ONELASTAI_MAIL_TOKEN_SECRET");
  }

  @Test
  void variablesOfTheUserArePassedOn() {
    Map<String, String> set =
        Map.of(
            "ONELASTAI_AUTH_CLIENT_SECRET", "own",
            "ONELASTAI_PUBLIC_URL", "https://onelastai.example.com");

    assertThat(environment("keycloak", set)).containsAllEntriesOf(set);
    assertThat(environment("auth-service", set)).containsAllEntriesOf(set);
  }

  @Test
  void mailPartIsLeftOutWithAnSmtpHost() {
    Map<String, String> set = Map.of("SMTP_HOST", "smtp.example.com");

    Suite suite = suite(set);
    assertThat(suite.parts()).extracting(Part::name).doesNotContain("mail");
    assertThat(suite.external()).containsEntry("mail", "smtp://smtp.example.com:25");
    assertThat(environment("auth-service", set))
        .containsEntry("SMTP_HOST", "smtp.example.com")
        .containsEntry("SMTP_PORT", "25");
  }

  @Test
  void modelIsAbsentWithoutWeightsButServicesHaveItsUrl() {
    Map<String, String> set = Map.of("ONELASTAI_MODEL", project.resolve("none.gguf").toString());

    Suite suite = suite(set);
    assertThat(suite.parts()).extracting(Part::name).doesNotContain("model");
    assertThat(suite.absent()).containsOnlyKeys("model");
    assertThat(environment("other-service", set))
        .containsEntry("MODEL_URL", "http://127.0.0.1:8130/v1");
  }

  @Test
  void modelRunsWithTheWeightsOfTheUser() throws Exception {
    write("own.gguf", "");
    writeLocalStackJar();
    Path weights = project.resolve("own.gguf");

    Suite suite = suite(Map.of("ONELASTAI_MODEL", weights.toString()));
    assertThat(suite.absent()).isEmpty();
    assertThat(part(suite, "model").command().prepare(line -> {}))
        .contains("8130", "--enable-native-access=ALL-UNNAMED")
        .anySatisfy(classPath ->
            assertThat(classPath)
                .containsSubsequence("llama.jar", "lab-service-1.jar", "local-stack.jar"))
        .endsWith(weights.toString());
  }

  @Test
  void externalModelIsPassedOnAndNothingIsFetched() {
    Map<String, String> set =
        Map.of(
            "MODEL_URL",
            "http://models.example.com/v1",
            "ONELASTAI_CACHE",
            project.resolve("cache").toString());

    Suite suite = suite(set);
    assertThat(suite.parts()).extracting(Part::name).doesNotContain("model");
    assertThat(suite.external()).containsEntry("model", "http://models.example.com/v1");
    assertThat(suite.absent()).isEmpty();
    assertThat(environment("other-service", set)).containsAllEntriesOf(set);
  }

  @Test
  void billingServiceAndTheSimulatorShareTheSecretOfWebhooks() {
    Map<String, String> billing = environment("billing-service");
    Map<String, String> simulator = environment("stripe");

    assertThat(billing)
        .containsEntry("STRIPE_API_BASE", "http://127.0.0.1:8120")
        .containsEntry("ONELASTAI_PUBLIC_URL", "http://localhost:8080")
        .containsEntry("STRIPE_SECRET_KEY", simulator.get("STRIPE_SECRET_KEY"))
        .containsEntry("STRIPE_WEBHOOK_SECRET", simulator.get("STRIPE_WEBHOOK_SECRET"));
    assertThat(billing.get("STRIPE_WEBHOOK_SECRET")).startsWith("whsec_").hasSizeGreaterThan(40);
    assertThat(simulator)
        .containsEntry("STRIPE_WEBHOOK_URL", "http://localhost:8080/api/stripe/webhook");
    assertThat(environment("other-service"))
        .doesNotContainKeys("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET");
  }

  @Test
  void realStripeIsUsedWithAKey() {
    Map<String, String> set =
        Map.of("STRIPE_SECRET_KEY", "sk_test_own", "STRIPE_WEBHOOK_SECRET", "whsec_own");

    Suite suite = suite(set);
    assertThat(suite.parts()).extracting(Part::name).doesNotContain("stripe");
    assertThat(suite.external()).containsEntry("stripe", "https://api.stripe.com");
    assertThat(environment("billing-service", set))
        .containsAllEntriesOf(set)
        .containsEntry("STRIPE_API_BASE", "https://api.stripe.com");
  }

  private Map<String, String> environment(String part) {
    return environment(part, Map.of());
  }

  private Map<String, String> environment(String part, Map<String, String> set) {
    return part(suite(set), part).environment();
  }

  private static Part part(Suite suite, String name) {
    return suite.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Suite suite(Map<String, String> environment) {
    return new Suite(
        new StackSettings(project, project.resolve("home"), environment, Map.of()),
        new RunState(project.resolve("home/run")));
  }

  private void writeLocalStackJar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.CLASS_PATH, "lib/lab-service-1.jar lib/llama.jar");
    write("local-stack/target/lib/llama.jar", "");
    Path jar = project.resolve("local-stack/target/local-stack.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private void write(String path, String content) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
