package com.onelastai.e2e.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The modules in the root pom; the rules include new ones automatically. */
final class Modules {

  static final Path ROOT = root();

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern DEPENDENCY = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  private Modules() {}

  static List<String> all() {
    return matches(MODULE, ROOT.resolve("pom.xml"));
  }

  /** The modules that run as processes of their own, in production as well. */
  static List<String> deployables() {
    return all().stream()
        .filter(
            name -> name.endsWith("-service") || name.equals("gateway") || name.equals("discovery"))
        .toList();
  }

  static List<String> services() {
    return deployables().stream().filter(name -> name.endsWith("-service")).toList();
  }

  static List<String> dependenciesOf(String module) {
    return matches(DEPENDENCY, ROOT.resolve(module).resolve("pom.xml")).stream()
        .filter(name -> !name.equals(module))
        .toList();
  }

  static Path classesOf(String module) {
    return ROOT.resolve(module).resolve("target/classes");
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> matches(Pattern pattern, Path file) {
    return pattern.matcher(read(file)).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docker-compose.yml")) ? here : here.getParent();
  }
}
