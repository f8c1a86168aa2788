package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a stack.
 *
 * @param project the directory of the root pom.xml
 * @param home the directory of data, logs and run state
 * @param environment the user's variables, inherited by each part
 * @param partEnvironment additional variables by part
 */
public record StackSettings(
    Path project,
    Path home,
    Map<String, String> environment,
    Map<String, Map<String, String>> partEnvironment) {

  private static final String DEFAULT_START_TIMEOUT_SECONDS = "180";
  private static final int SECRET_BYTES = 32;

  public StackSettings {
    project = project.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
    partEnvironment = Map.copyOf(partEnvironment);
  }

  /** For the command line: the home is ONELASTAI_HOME or {@code .onelastai}. */
  public static StackSettings of(Path project, Map<String, String> environment) {
    Path home = project.resolve(environment.getOrDefault("ONELASTAI_HOME", ".onelastai"));
    return new StackSettings(project, home, environment, Map.of());
  }

  /** For tests: its own home and free ports. */
  public static StackSettings isolated(Path project, Path home) {
    return new StackSettings(project, home, System.getenv(), Map.of())
        .withEnvironment("ONELASTAI_PORTS", "random");
  }

  public StackSettings withEnvironment(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    return new StackSettings(project, home, changed, partEnvironment);
  }

  public StackSettings withPartEnvironment(String part, Map<String, String> variables) {
    Map<String, String> merged = new HashMap<>(partEnvironment.getOrDefault(part, Map.of()));
    merged.putAll(variables);
    Map<String, Map<String, String>> changed = new HashMap<>(partEnvironment);
    changed.put(part, merged);
    return new StackSettings(project, home, environment, changed);
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  boolean randomPorts() {
    return variable("ONELASTAI_PORTS").filter("random"::equals).isPresent();
  }

  Duration startTimeout() {
    String seconds = variable("ONELASTAI_START_TIMEOUT").orElse(DEFAULT_START_TIMEOUT_SECONDS);
    try {
      return Duration.ofSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      throw new StackException("ONELASTAI_START_TIMEOUT=" + seconds + " is not a number", e);
    }
  }

  Path engines() {
    return project.resolve("local-stack/target");
  }

  Path data() {
    return home.resolve("data");
  }

  /** The user's, or else one of this installation. */
  String secret(String variable, String name) {
    return variable(variable).orElseGet(() -> secret(name));
  }

  /** A secret of this installation: made once, and readable only by its owner. */
  String secret(String name) {
    Path file = data().resolve("secrets").resolve(name);
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path log(String part) {
    return home.resolve("logs").resolve(part + ".log");
  }

  /** ONELASTAI_TRACKING_SERVICE_PORT for tracking-service. */
  static String portVariable(String part) {
    return "ONELASTAI_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_PORT";
  }
}
