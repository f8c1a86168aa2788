package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that run as processes, from the root pom.xml. */
record Modules(Path project) {

  private static final String DEFAULT_HEAP = "192m";
  private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<\\s]+)\\s*</module>");
  private static final Pattern HEAP = Pattern.compile("<local\\.heap>(\\w+)</local\\.heap>");
  private static final Pattern DEFAULT_PORT = Pattern.compile("\\$\\{PORT:(\\d+)}");

  boolean has(String module) {
    return runnable().contains(module);
  }

  List<String> services() {
    return runnable().stream().filter(module -> module.endsWith("-service")).toList();
  }

  Path bootJar(String module) {
    return project.resolve(module).resolve("target").resolve(module + "-boot.jar");
  }

  /** The default of {@code server.port: ${PORT:8101}} in the module's application.yml. */
  int defaultPort(String module) {
    Path file = project.resolve(module).resolve("src/main/resources/application.yml");
    return find(DEFAULT_PORT, file)
        .map(Integer::parseInt)
        .orElseThrow(() -> new StackException(file + " has no server.port: ${PORT:<number>}"));
  }

  /** The property {@code local.heap} of the module's pom.xml, or the default. */
  String heap(String module) {
    return find(HEAP, project.resolve(module).resolve("pom.xml")).orElse(DEFAULT_HEAP);
  }

  private static Optional<String> find(Pattern pattern, Path file) {
    return Files.exists(file) ? groups(pattern, file).findFirst() : Optional.empty();
  }

  private static Stream<String> groups(Pattern pattern, Path file) {
    try {
      return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1));
    } catch (IOException e) {
      throw new StackException(file + " cannot be read", e);
    }
  }

  /** Whether a jar is built by one of the modules, as its name says. */
  boolean isOfProject(String jar) {
    String file = Path.of(jar).getFileName().toString();
    return all().anyMatch(module -> file.startsWith(module + "-"));
  }

  /** Those that are built into a Spring Boot jar. */
  List<String> runnable() {
    return all().filter(module -> Files.exists(bootJar(module))).toList();
  }

  private Stream<String> all() {
    return groups(MODULE, project.resolve("pom.xml"));
  }
}
