package com.onelastai.e2e;

import com.onelastai.template.TemplateServiceApplication;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service of package {@code com.onelastai.template}, added to a copy of the project as README's
 * "Add a service" says: a module, its settings and a route. The copy consists of links to what the
 * build made, so it costs a second.
 */
final class TemplateService {

  static final String NAME = "template-service";
  static final String COLLECTION = "templatenotes";

  private static final String GATEWAY = "gateway";
  private static final String SETTINGS = "src/main/resources/application.yml";

  /** Any service has the libraries that a service needs. */
  private static final String BUILT_LIKE = "tracking-service";

  private static final String ROUTE =
      """
                  - id: template-service
                    uri: lb://template-service
                    predicates:
                      - Path=/api/notes/**
      """;

  private TemplateService() {}

  /** Returns the directory of the extended project. */
  static Path addTo(Path project, Path extended) throws IOException {
    Files.createDirectories(extended);
    for (Path file : list(project)) {
      if (!file.endsWith("pom.xml") && !file.endsWith(GATEWAY)) {
        link(extended.resolve(file.getFileName()), file);
      }
    }
    Files.writeString(
        extended.resolve("pom.xml"),
        insertAfter("<modules>\n", "<module>" + NAME + "</module>\n", project.resolve("pom.xml")));
    addRoute(project.resolve(GATEWAY), extended.resolve(GATEWAY));
    addModule(project, extended.resolve(NAME));
    return extended;
  }

  private static void addRoute(Path original, Path gateway) throws IOException {
    Files.createDirectories(gateway);
    link(gateway.resolve("src"), original.resolve("src"));
    String settings = insertAfter("          routes:\n", ROUTE, original.resolve(SETTINGS));
    try (FileSystem jar = copyOfBootJar(original, gateway)) {
      Files.writeString(jar.getPath("BOOT-INF/classes/application.yml"), settings);
    }
  }

  private static void addModule(Path project, Path module) throws IOException {
    Path settings = module.resolve(SETTINGS);
    Files.createDirectories(settings.getParent());
    Path built = testClasses();
    Files.copy(built.resolve(NAME).resolve("application.yml"), settings);
    String main = TemplateServiceApplication.class.getName();
    String ofPackage = TemplateServiceApplication.class.getPackageName().replace('.', '/');
    try (FileSystem jar = copyOfBootJar(project.resolve(BUILT_LIKE), module)) {
      Path classes = jar.getPath("BOOT-INF/classes");
      delete(classes);
      Files.createDirectories(classes.resolve(ofPackage));
      Files.copy(settings, classes.resolve("application.yml"));
      for (Path file : list(built.resolve(ofPackage))) {
        Files.copy(file, classes.resolve(ofPackage).resolve(file.getFileName().toString()));
      }
      Path manifest = jar.getPath("META-INF/MANIFEST.MF");
      Files.writeString(
          manifest,
          Files.readString(manifest).replaceAll("(?m)^Start-Class: .*$", "Start-Class: " + main));
    }
  }

  /** Opens the boot jar of a module after it was copied to another module. */
  private static FileSystem copyOfBootJar(Path from, Path to) throws IOException {
    Path copy = to.resolve("target").resolve(to.getFileName() + "-boot.jar");
    Files.createDirectories(copy.getParent());
    Files.copy(from.resolve("target").resolve(from.getFileName() + "-boot.jar"), copy);
    return FileSystems.newFileSystem(copy);
  }

  private static Path testClasses() {
    try {
      return Path.of(
          TemplateService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String insertAfter(String line, String added, Path file) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(line)) {
      throw new AssertionError("No " + line.strip() + " in " + file);
    }
    return text.replace(line, line + added);
  }

  private static void link(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target.toAbsolutePath());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
