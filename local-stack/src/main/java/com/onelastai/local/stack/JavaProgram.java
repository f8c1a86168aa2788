package com.onelastai.local.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Java program of the suite.
 *
 * @param archive the name of the archive of its libraries' classes; programs with the same
 *     libraries and options share one
 * @param options of the virtual machine
 * @param libraries jars that a code change leaves as they are: these are archived
 * @param own jars of this project, after the libraries on the class path
 */
record JavaProgram(
    String archive, List<String> options, List<Path> libraries, List<Path> own, String mainClass) {

  /** The arguments of {@code java} that run this program. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-cp", path(Stream.concat(libraries.stream(), own.stream()))));
    arguments.add(mainClass);
    return arguments;
  }

  /** The arguments of {@code java} that have only the libraries on the class path. */
  List<String> libraryArguments() {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-cp", path(libraries.stream())));
    return arguments;
  }

  /** Those of which an archive must have the same; others name places, for instance. */
  List<String> moduleOptions() {
    return options.stream().filter(option -> option.startsWith("--")).toList();
  }

  private static String path(Stream<Path> jars) {
    return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
