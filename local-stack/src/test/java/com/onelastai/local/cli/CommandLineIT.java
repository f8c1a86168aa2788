package com.onelastai.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.local.stack.Project;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as a process of its own, as a person runs it. */
class CommandLineIT {

  @TempDir private Path home;
  private Path project;

  @BeforeEach
  void project() throws IOException {
    project = Project.withEnginesOnly();
  }

  @AfterEach
  void down() throws Exception {
    run("down");
  }

  @Test
  void partsSurviveTheCommandAndAreListedAsJson() throws Exception {
    assertThat(run("up").exitCode()).isZero();

    JsonNode parts = status();

    assertThat(parts)
        .hasSize(6)
        .allSatisfy(part ->
            assertThat(part.propertyNames())
                .containsExactly("name", "address", "state", "pid", "startMs", "memoryBytes"));
    JsonNode mongodb = part(parts, "mongodb");
    assertThat(mongodb.get("state").asString()).isEqualTo("healthy");
    assertThat(mongodb.get("pid").asLong()).isPositive();
    assertThat(mongodb.get("startMs").asLong()).isPositive();
    assertThat(mongodb.get("memoryBytes").asLong()).isGreaterThan(10L << 20);
    assertThat(part(parts, "keycloak").get("state").asString()).isEqualTo("external");
    assertThat(part(parts, "mail").get("address").asString()).startsWith("http://127.0.0.1:");
    assertThat(run("logs", "kafka").output()).contains("Kafka listens on");
    assertThat(run("down").exitCode()).isZero();
    assertThat(part(status(), "mongodb").get("state").asString()).isEqualTo("stopped");
  }

  @Test
  void failureIsOneLineAndAnExitCode() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());

      Result result = run(Map.of("ONELASTAI_MONGODB_PORT", port), "up");

      assertThat(result.exitCode()).isNotZero();
      assertThat(result.output().lines().filter(line -> line.startsWith("onelastai: ")))
          .singleElement()
          .asString()
          .contains("Port " + port + " of mongodb is taken");
      assertThat(result.output()).doesNotContain("\tat ");
    }
  }

  @Test
  void unknownPartAndCommandAreRefused() throws Exception {
    assertThat(run("logs", "nothing").output()).contains("No part nothing here");
    assertThat(run("nonsense").exitCode()).isNotZero();
  }

  private record Result(int exitCode, String output) {}

  private JsonNode status() throws Exception {
    return JsonMapper.shared().readTree(run("status", "--json").output());
  }

  private Result run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  private Result run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Donelastai.project=" + project,
                "-jar",
                Path.of("target/local-stack.jar").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "ONELASTAI_HOME", home.toString(),
                "ONELASTAI_PORTS", "random",
                "KEYCLOAK_URL", "http://127.0.0.1:1/identity",
                "MODEL_URL", "http://127.0.0.1:1/v1"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  private static JsonNode part(JsonNode parts, String name) {
    return parts
        .valueStream()
        .filter(part -> part.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
