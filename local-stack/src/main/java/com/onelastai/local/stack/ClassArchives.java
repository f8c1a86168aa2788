package com.onelastai.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Archives of the libraries' classes, parsed, verified and linked (JEP 483), with which a process
 * starts in about half of the CPU time. The name of an archive has a hash of what it was made with
 * (the JDK, its module options and the jars), so that one that does not fit is never found; the
 * process then starts without.
 */
final class ClassArchives {

  /** While this names a directory, processes note there which classes they load. */
  static final String LISTS = "ONELASTAI_CLASS_LISTS";

  private static final String LIST = ".classes";
  private static final String ARGUMENTS = ".arguments";

  private final StackSettings settings;
  private final Path directory;

  ClassArchives(StackSettings settings) {
    this.settings = settings;
    this.directory = settings.engines().resolve("archives");
  }

  /** The options of a part's process that use the archive, or note what it should contain. */
  List<String> options(String part, JavaProgram program) throws IOException {
    if (settings.variable(LISTS).isPresent()) {
      Path lists = Path.of(settings.variable(LISTS).get());
      String archive = archive(program).getFileName().toString();
      Files.write(lists.resolve(archive + ARGUMENTS), program.libraryArguments());
      return List.of("-XX:DumpLoadedClassList=" + lists.resolve(archive + "." + part + LIST));
    }
    return exist(program)
        ? List.of(
            "-XX:SharedArchiveFile=" + archive(program),
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0")
        : List.of();
  }

  boolean exist(JavaProgram program) throws IOException {
    return Files.exists(archive(program));
  }

  private Path archive(JavaProgram program) throws IOException {
    StringBuilder content = new StringBuilder(Runtime.version().toString());
    program.moduleOptions().forEach(content::append);
    for (Path jar : program.libraries()) {
      content.append(jar.getFileName()).append(Files.size(jar));
      content.append(Files.getLastModifiedTime(jar).toMillis());
    }
    return directory.resolve(program.archive() + "-" + Hash.of(content.toString()) + ".jsa");
  }

  /** Makes the archives of all programs whose classes were noted. */
  void make(Path lists) throws IOException {
    FileTree.delete(directory);
    Files.createDirectories(directory);
    files(lists, ARGUMENTS).parallelStream()
        .forEach(arguments -> {
          String name = arguments.getFileName().toString().replace(ARGUMENTS, "");
          try {
            make(directory.resolve(name), arguments, lists);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw StackException.interrupted(e);
          }
        });
  }

  private static void make(Path archive, Path arguments, Path lists)
      throws IOException, InterruptedException {
    Path classes = lists.resolve(archive.getFileName() + ".merged");
    Files.write(classes, merged(lists, archive.getFileName().toString()));
    Path part = archive.resolveSibling(archive.getFileName() + ".part");
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Xshare:dump",
                "-XX:+UseSerialGC",
                "-XX:+AOTClassLinking",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + part));
    command.addAll(Files.readAllLines(arguments));
    JavaRuntime.run(command, lists.resolve(archive.getFileName() + ".log"));
    Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The classes of all programs; the ids are unique in one list only and not needed. */
  private static List<String> merged(Path lists, String archive) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path list : files(lists, LIST)) {
      if (list.getFileName().toString().startsWith(archive)) {
        lines.addAll(Files.readAllLines(list));
      }
    }
    return lines.stream()
        .filter(line -> !line.startsWith("#") && !line.contains(" source: "))
        .map(line -> line.replaceFirst(" id: \\d+$", ""))
        .distinct()
        .toList();
  }

  private static List<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
