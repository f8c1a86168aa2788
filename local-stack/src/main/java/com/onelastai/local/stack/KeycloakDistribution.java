package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The unpacked Keycloak, shared by all stacks. It is built once per version of our provider jar;
 * the files that a build writes are copied to each home, so that a build does not affect running
 * servers.
 */
final class KeycloakDistribution {

  private static final List<String> LINKED = List.of("bin", "conf", "themes", "lib/app", "lib/lib");

  private static final List<String> COPIED = List.of("lib/quarkus", "providers");

  private final Path root;
  private final Path project;

  KeycloakDistribution(StackSettings settings) throws IOException {
    this.root = find(settings.engines());
    this.project = settings.project();
  }

  private static Path find(Path engines) throws IOException {
    return first(engines, "keycloak-", "")
        .orElseThrow(() -> new StackException("No Keycloak in " + engines + ": run mvn package"));
  }

  private static Optional<Path> first(Path directory, String prefix, String suffix)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .findFirst();
    }
  }

  /** Runs Keycloak's build, which is slow and shared by all stacks. */
  void build(Consumer<String> progress) throws IOException, InterruptedException {
    locked(() -> buildIfChanged(progress));
  }

  JavaProgram program() throws IOException {
    return program(root);
  }

  /** Creates a stack's Keycloak home, without data. */
  void layOut(Path home, Consumer<String> progress) throws IOException, InterruptedException {
    locked(() -> {
      buildIfChanged(progress);
      Files.createDirectories(home);
      for (String name : List.of("lib", "providers")) {
        FileTree.delete(home.resolve(name));
      }
      Files.createDirectory(home.resolve("lib"));
      for (String name : LINKED) {
        Path link = home.resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, root.resolve(name));
      }
      // With their times: the server refuses a provider that is newer than its build.
      for (String name : COPIED) {
        FileTree.copy(root.resolve(name), home.resolve(name));
      }
    });
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void locked(Work work) throws IOException, InterruptedException {
    Path lock = root.resolve("onelastai.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      work.run();
    }
  }

  private void buildIfChanged(Consumer<String> progress) throws IOException, InterruptedException {
    Path built = root.resolve("onelastai.built");
    Optional<Path> provider =
        first(project.resolve("auth-service/keycloak/target"), "keycloak-provider-", ".jar");
    Path copied = root.resolve("providers/keycloak-provider.jar");
    if (Files.exists(built) && (provider.isEmpty() || isSame(provider.get(), copied))) {
      return;
    }
    progress.accept("keycloak is prepared, once; this takes half a minute");
    Files.deleteIfExists(built);
    if (provider.isPresent()) {
      FileTree.copy(provider.get(), copied);
    }
    List<String> arguments = new ArrayList<>(options(root));
    arguments.addAll(
        List.of(
            "-cp",
            root.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "build",
            "--db=dev-file",
            "--health-enabled=true",
            "--http-relative-path=/identity"));
    JavaRuntime.run(arguments, root.resolve("onelastai.build.log"));
    Files.createFile(built);
  }

  private static boolean isSame(Path file, Path other) throws IOException {
    return Files.exists(other) && Files.mismatch(file, other) < 0;
  }

  /** The server as bin/kc.sh starts it, but for its class path: an archive needs a plain one. */
  static JavaProgram program(Path home) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(home.resolve("lib/quarkus/transformed-bytecode.jar"));
    jars.add(home.resolve("lib/quarkus/generated-bytecode.jar"));
    for (String directory : List.of("lib/lib/boot", "lib/lib/main", "lib/app", "providers")) {
      jars.addAll(jars(home.resolve(directory)));
    }
    return new JavaProgram(
        "keycloak", options(home), jars, List.of(), "org.keycloak.quarkus.runtime.KeycloakMain");
  }

  private static List<Path> jars(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<String> options(Path home) {
    return List.of(
        "-XX:MaxMetaspaceSize=256m",
        "-Dfile.encoding=UTF-8",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dquarkus-log-max-startup-records=10000",
        "-Duser.language=en",
        "-Duser.country=US");
  }
}
