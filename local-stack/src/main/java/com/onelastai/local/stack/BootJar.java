package com.onelastai.local.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Spring Boot jar. Unpacked into plain jars it starts faster, and services with the same
 * libraries share an archive of their classes.
 */
record BootJar(Path file) {

  private static final Pattern JAR = Pattern.compile("BOOT-INF/lib/([^\"]+)");

  /** The jars of others, in the order of the class path. */
  List<String> libraries() throws IOException {
    List<String> libraries = jars(read("BOOT-INF/classpath.idx"));
    libraries.removeAll(ownJars());
    return libraries;
  }

  /** The jars of this project's other modules: the layer of the application. */
  List<String> ownJars() throws IOException {
    String layers = read("BOOT-INF/layers.idx");
    return jars(layers.substring(layers.indexOf("- \"application\":")));
  }

  private static List<String> jars(String index) {
    return JAR.matcher(index).results().map(jar -> jar.group(1)).collect(Collectors.toList());
  }

  private String read(String entry) throws IOException {
    try (JarFile jar = new JarFile(file.toFile());
        InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String mainClass() throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getManifest().getMainAttributes().getValue("Start-Class");
    }
  }

  /** Copies jars to a directory unless they are there; another process may do the same. */
  void unpack(List<String> names, Path directory) throws IOException {
    List<String> missing =
        names.stream().filter(name -> Files.notExists(directory.resolve(name))).toList();
    if (missing.isEmpty()) {
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(file)) {
      for (String name : missing) {
        Path part = Files.createTempFile(directory, name, ".part");
        Files.copy(
            jar.getPath("BOOT-INF/lib", name),
            part,
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Writes the application's own classes as a plain jar. */
  void unpackClasses(Path target) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(file);
        FileSystem plain = FileSystems.newFileSystem(target, Map.of("create", "true"))) {
      Path classes = jar.getPath("BOOT-INF/classes");
      try (Stream<Path> walk = Files.walk(classes)) {
        for (Path from : walk.skip(1).toList()) {
          Files.copy(from, plain.getPath("/").resolve(classes.relativize(from).toString()));
        }
      }
    }
  }
}
