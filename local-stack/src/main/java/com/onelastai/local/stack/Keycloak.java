package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The Keycloak server, started without its shell script. The distribution under target is built
 * once and shared; each stack has a home of its own that links to it and keeps its own data.
 */
final class Keycloak {

  private static final String HEAP = "384m";
  private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers", "themes");

  private final StackSettings settings;
  private final JavaRuntime java;

  Keycloak(StackSettings settings, JavaRuntime java) {
    this.settings = settings;
    this.java = java;
  }

  List<String> prepare(int port, int managementPort, String publicUrl, Consumer<String> progress)
      throws IOException, InterruptedException {
    Path distribution = buildOnce(progress);
    Path home = settings.data().resolve("keycloak");
    link(distribution, home);
    new RealmImport(settings.project().resolve("auth-service/keycloak"))
        .write(home.resolve("data/import/onelastai-realm.json"));
    List<String> arguments = server(home);
    arguments.addAll(
        List.of(
            "start",
            "--optimized",
            "--cache=local",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=" + publicUrl,
            "--proxy-headers=xforwarded",
            "--http-management-host=127.0.0.1",
            "--http-management-port=" + managementPort,
            "--import-realm"));
    return java.command(HEAP, arguments);
  }

  private Path distribution() throws IOException {
    Path engines = settings.engines();
    if (Files.isDirectory(engines)) {
      try (Stream<Path> files = Files.list(engines)) {
        List<Path> found =
            files.filter(f -> f.getFileName().toString().startsWith("keycloak-")).toList();
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      }
    }
    throw new StackException("No Keycloak in " + engines + ": run mvn package");
  }

  /** Fixes the server's build options, which takes long and holds for every stack. */
  Path buildOnce(Consumer<String> progress) throws IOException, InterruptedException {
    Path distribution = distribution();
    Path built = distribution.resolve("onelastai.built");
    Path lock = distribution.resolve("onelastai.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      if (Files.exists(built)) {
        return distribution;
      }
      progress.accept("keycloak is prepared, once; this takes half a minute");
      List<String> arguments = server(distribution);
      arguments.addAll(
          List.of(
              "build", "--db=dev-file", "--health-enabled=true", "--http-relative-path=/identity"));
      JavaRuntime.run(arguments, distribution.resolve("onelastai.build.log"));
      Files.createFile(built);
      return distribution;
    }
  }

  private static void link(Path distribution, Path home) throws IOException {
    Files.createDirectories(home);
    for (String name : SHARED) {
      Path link = home.resolve(name);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, distribution.resolve(name));
    }
  }

  /** What bin/kc.sh would pass. */
  private static List<String> server(Path home) {
    return new ArrayList<>(
        List.of(
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
            "-Duser.country=US",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
  }
}
