package com.onelastai.local.bench;

import com.onelastai.local.stack.PartStatus;
import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The start of the suite as {@code up} starts it: with empty data, and once more after a stop. */
record StartBench(Path project, PrintStream out) {

  private static final double MEGABYTE = 1024.0 * 1024;

  void run() throws IOException {
    Path home = Files.createTempDirectory("onelastai-bench");
    Stack stack = Stack.open(StackSettings.isolated(project, home));
    // Also when it is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(stack::reset));
    up(stack, "with empty data");
    stack.down();
    up(stack, "after a stop");
  }

  private void up(Stack stack, String title) {
    long begun = System.nanoTime();
    List<PartStatus> parts = stack.up().stream().filter(part -> part.pid() != null).toList();
    out.printf("All healthy %s after %.1f s%n", title, (System.nanoTime() - begun) / 1e9);
    double seconds = 0;
    double megabytes = 0;
    for (PartStatus part : parts) {
      double cpu = PartsCpu.of(Objects.requireNonNull(part.pid())).total() / 1000.0;
      double memory = Objects.requireNonNullElse(part.memoryBytes(), 0L) / MEGABYTE;
      out.printf("  %-18s %5.1f s CPU, %4.0f MB%n", part.name(), cpu, memory);
      seconds += cpu;
      megabytes += memory;
    }
    out.printf("  %-18s %5.1f s CPU, %4.0f MB%n", "together", seconds, megabytes);
  }
}
