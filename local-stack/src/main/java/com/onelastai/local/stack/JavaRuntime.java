package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the suite's Java processes. */
final class JavaRuntime {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** For a small and fast start; for load tests, set ONELASTAI_JVM_OPTIONS instead. */
  private static final List<String> LOCAL_OPTIONS =
      List.of("-Xms32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private JavaRuntime() {}

  static List<String> command(StackSettings settings, String heap, List<String> arguments) {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(
        settings
            .variable("ONELASTAI_JVM_OPTIONS")
            .map(options -> List.of(options.strip().split("\\s+")))
            .orElse(LOCAL_OPTIONS));
    command.addAll(arguments);
    return command;
  }

  /** Runs a Java process to its end, or until the caller is interrupted. */
  static void run(List<String> arguments, Path log) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new StackException(
            "Preparing failed with exit code %d: %s (log: %s)"
                .formatted(exit, LogTail.reason(log), log));
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
