package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What parts of the stack hold in memory. */
record PartsMemory(Stack stack, List<String> parts) {

  void print(PrintStream out, String when) throws IOException, InterruptedException {
    for (String part : parts) {
      long pid = Objects.requireNonNull(stack.part(part).pid());
      double live = liveHeap(pid) / 1e6;
      long resident = Objects.requireNonNull(stack.part(part).memoryBytes());
      out.printf(
          "  %-8s %-16s live heap %.1f MB, resident %.0f MB, %d threads%n",
          when, part, live, resident / 1e6, threads(pid));
    }
  }

  /** The heap after a full collection, from the last line of jcmd's histogram. */
  private static long liveHeap(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
    try (BufferedReader lines = process.inputReader()) {
      String total = lines.lines().filter(l -> l.startsWith("Total")).toList().getLast();
      return Long.parseLong(total.split("\\s+")[2]);
    } finally {
      process.waitFor();
    }
  }

  private static long threads(long pid) throws IOException {
    try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return tasks.count();
    }
  }
}
