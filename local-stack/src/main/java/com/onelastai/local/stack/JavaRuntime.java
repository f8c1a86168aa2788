package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Command lines of the suite's Java processes. */
final class JavaRuntime {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** For a small and fast start; for load tests, set ONELASTAI_JVM_OPTIONS instead. */
  private static final List<String> LOCAL_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmn20m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          // Fewer methods are compiled: 30 MB less for a service.
          "-XX:CompileThresholdScaling=3");

  private JavaRuntime() {}

  static List<String> command(StackSettings settings, String part, String heap, JavaProgram program)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
    Optional<String> own = settings.variable("ONELASTAI_JVM_OPTIONS");
    if (own.isPresent()) {
      command.addAll(List.of(own.get().strip().split("\\s+")));
    } else {
      command.addAll(LOCAL_OPTIONS);
      // Not with options of the user: with some, an archive stops the start.
      command.addAll(new ClassArchives(settings).options(part, program));
    }
    command.addAll(program.arguments());
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
