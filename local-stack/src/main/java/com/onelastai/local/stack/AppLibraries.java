package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The libraries of the modules, unpacked once for all stacks of the project. Those that all
 * services have come first on their class paths, so that one archive serves them all.
 */
record AppLibraries(StackSettings settings, Modules modules) {

  /** The program of a module, with jars of the project after its libraries. */
  JavaProgram program(String name, List<Path> own) throws IOException {
    BootJar bootJar = new BootJar(modules.bootJar(name));
    List<String> libraries = bootJar.libraries();
    List<String> archived = archived(name);
    Files.createDirectories(directory());
    bootJar.unpack(libraries, directory());
    libraries.removeAll(archived);
    List<Path> others = Stream.concat(paths(libraries).stream(), own.stream()).toList();
    return new JavaProgram(
        isService(name) ? "services" : name,
        List.of(),
        paths(archived),
        others,
        bootJar.mainClass());
  }

  private List<String> archived(String name) throws IOException {
    if (!isService(name)) {
      return new BootJar(modules.bootJar(name)).libraries();
    }
    List<String> common = new BootJar(modules.bootJar(modules.services().getFirst())).libraries();
    for (String service : modules.services()) {
      common.retainAll(new BootJar(modules.bootJar(service)).libraries());
    }
    return common;
  }

  private boolean isService(String name) {
    return modules.services().contains(name);
  }

  private List<Path> paths(List<String> names) throws IOException {
    Path directory = directory();
    return names.stream().map(directory::resolve).toList();
  }

  private Path directory() throws IOException {
    return settings.engines().toRealPath().resolve("libraries");
  }
}
