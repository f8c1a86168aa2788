package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** A Spring Boot jar unpacked beside the data: plain jars on a class path start sooner. */
final class BootApp {

  private final Path bootJar;
  private final Path directory;

  BootApp(Path bootJar, Path directory) {
    this.bootJar = bootJar;
    this.directory = directory;
  }

  /** Unpacks the jar if it has changed, and returns the one to start. */
  Path unpacked() throws IOException, InterruptedException {
    Path jar = directory.resolve(bootJar.getFileName().toString());
    FileTime built = Files.getLastModifiedTime(bootJar);
    if (Files.exists(jar) && Files.getLastModifiedTime(jar).equals(built)) {
      return jar;
    }
    FileTree.delete(directory);
    Files.createDirectories(directory.getParent());
    Path log = directory.resolveSibling(directory.getFileName() + ".unpack.log");
    JavaRuntime.run(
        List.of(
            "-Djarmode=tools",
            "-jar",
            bootJar.toString(),
            "extract",
            "--destination",
            directory.toString()),
        log);
    Files.setLastModifiedTime(jar, built);
    return jar;
  }
}
