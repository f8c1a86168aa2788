package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** What open answers hold in memory while the model says nothing. */
final class IdleStreams {

  private static final int STREAMS = 500;
  private static final int OPENED_AT_ONCE = 16;

  private final Stack stack;
  private final PacedModel model;
  private final PrintStream out;
  private final URI gateway;

  IdleStreams(Stack stack, PacedModel model, PrintStream out, URI gateway) {
    this.stack = stack;
    this.model = model;
    this.out = out;
    this.gateway = gateway;
  }

  void measure() throws IOException, InterruptedException {
    out.printf("%n%d streams that wait:%n", STREAMS);
    printMemory("before");
    model.hold();
    Callable<TokenStream> open =
        () -> {
          TokenStream stream = Listener.listen(new Listener().toAgent(gateway));
          stream.next().orElseThrow();
          return stream;
        };
    List<TokenStream> streams = Parallel.run(OPENED_AT_ONCE, Collections.nCopies(STREAMS, open));
    printMemory("open");
    model.release();
    for (TokenStream stream : streams) {
      stream.close();
    }
  }

  private void printMemory(String when) throws IOException, InterruptedException {
    for (String part : List.of("gateway", "chat-service")) {
      long pid = Objects.requireNonNull(stack.part(part).pid());
      double live = liveHeap(pid) / 1e6;
      long resident = Objects.requireNonNull(stack.part(part).rssBytes());
      out.printf(
          "  %-8s %-14s live heap %.1f MB, resident %.0f MB, %d threads%n",
          when, part, live, resident / 1e6, threads(pid));
    }
  }

  /** What is left after a full collection: the last line of jcmd's histogram tells it. */
  private static long liveHeap(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
    String last = "";
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("Total")) {
          last = line;
        }
      }
    }
    process.waitFor();
    return Long.parseLong(last.split("\\s+")[2]);
  }

  private static long threads(long pid) throws IOException {
    try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return tasks.count();
    }
  }
}
