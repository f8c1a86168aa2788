package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules that run as processes, from the root pom.xml. */
final class Modules {

  private static final String DEFAULT_HEAP = "192m";
  private static final Pattern HEAP = Pattern.compile("<local\\.heap>(\\w+)</local\\.heap>");
  private static final Pattern DEFAULT_PORT = Pattern.compile("\\$\\{PORT:(\\d+)}");

  private final Path project;

  Modules(Path project) {
    this.project = project;
  }

  boolean has(String module) {
    return built().contains(module);
  }

  List<String> services() {
    return built().stream().filter(module -> module.endsWith("-service")).toList();
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
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      Matcher matcher = pattern.matcher(Files.readString(file));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new StackException(file + " cannot be read", e);
    }
  }

  private List<String> built() {
    return declared().stream().filter(module -> Files.exists(bootJar(module))).toList();
  }

  private List<String> declared() {
    Path pom = project.resolve("pom.xml");
    try {
      Element root =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getDocumentElement();
      NodeList modules = root.getElementsByTagName("module");
      return IntStream.range(0, modules.getLength())
          .mapToObj(i -> modules.item(i).getTextContent().strip())
          .toList();
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new StackException(pom + " cannot be read", e);
    }
  }
}
