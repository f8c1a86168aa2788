package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What gateway and chat-service add to an answer, over calling the model's server directly; and
 * what streams cost while nothing comes. The model's server is a stand-in, so that it is never what
 * is waited for.
 */
final class ChatBench {

  /** Settings of the stack: limits and silence are not what is measured. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ANSWERS_CONCURRENT", "1000",
          "LIMIT_VISITOR", "1000000",
          "LIMIT_NETWORK", "1000000000",
          "ANSWERS_TITLES", "false",
          "MODEL_IDLE_TIMEOUT", "10m",
          "MODEL_ANSWER_TIMEOUT", "10m");

  private static final List<String> PARTS = List.of("gateway", "chat-service", "mongodb", "kafka");
  private static final int IDLE_STREAMS = 500;

  private final Stack stack;
  private final PacedModel model;
  private final PrintStream out;
  private final URI gateway;

  ChatBench(Stack stack, PacedModel model, PrintStream out) {
    this.stack = stack;
    this.model = model;
    this.out = out;
    this.gateway = URI.create("http://127.0.0.1:" + stack.port("gateway"));
  }

  /** Nanoseconds to the first token, and of each later one from the model to the listener. */
  private record Times(ConcurrentLinkedQueue<Long> first, ConcurrentLinkedQueue<Long> later) {

    private Times() {
      this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }
  }

  private interface Dial {
    HttpRequest request(Listener listener) throws IOException, InterruptedException;
  }

  void run() throws IOException, InterruptedException {
    out.println("Warming up ...");
    model.setPace(20, Duration.ofMillis(1));
    listen(8, 60, listener -> listener.toAgent(gateway));
    listen(8, 60, listener -> listener.toModel(model.url()));
    model.setPace(20, Duration.ofMillis(10));
    compare(1, 200);
    model.setPace(40, Duration.ofMillis(40));
    compare(50, 8);
    idle();
  }

  private void compare(int streams, int rounds) throws InterruptedException {
    Times direct = listen(streams, rounds, listener -> listener.toModel(model.url()));
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Times suite = listen(streams, rounds, listener -> listener.toAgent(gateway));
    out.printf("%n%d at a time, %d answers:%n", streams, streams * rounds);
    print("first token", direct.first(), suite.first());
    print("each later one", direct.later(), suite.later());
    cpu.print(out, streams * rounds, "answer");
  }

  private void print(String what, Iterable<Long> direct, Iterable<Long> suite) {
    Load.Outcome from = outcome(direct);
    Load.Outcome to = outcome(suite);
    for (double quantile : new double[] {0.5, 0.95}) {
      out.printf(
          "  %-15s p%.0f %.2f ms, directly %.2f ms: %.2f ms added%n",
          what,
          quantile * 100,
          to.millisAt(quantile),
          from.millisAt(quantile),
          to.millisAt(quantile) - from.millisAt(quantile));
    }
  }

  private static Load.Outcome outcome(Iterable<Long> nanos) {
    List<Long> all = new ArrayList<>();
    nanos.forEach(all::add);
    return new Load.Outcome(0, all.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  private Times listen(int streams, int rounds, Dial dial) throws InterruptedException {
    Times times = new Times();
    inParallel(
        streams,
        () -> {
          Listener listener = new Listener();
          for (int round = 0; round < rounds; round++) {
            listenOnce(listener, dial.request(listener), times);
          }
          return null;
        });
    return times;
  }

  private static void listenOnce(Listener listener, HttpRequest request, Times times)
      throws IOException, InterruptedException {
    long sent = System.nanoTime();
    try (TokenStream stream = listener.listen(request)) {
      stream.next().orElseThrow();
      times.first().add(System.nanoTime() - sent);
      for (OptionalLong said = stream.next(); said.isPresent(); said = stream.next()) {
        times.later().add(System.nanoTime() - said.getAsLong());
      }
    }
  }

  private static <T> List<T> inParallel(int times, Callable<T> task) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int n = 0; n < times; n++) {
        running.add(threads.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void idle() throws IOException, InterruptedException {
    out.printf("%n%d streams that wait:%n", IDLE_STREAMS);
    printMemory("before");
    model.hold();
    List<TokenStream> open =
        inParallel(
            IDLE_STREAMS,
            () -> {
              Listener listener = new Listener();
              TokenStream stream = listener.listen(listener.toAgent(gateway));
              stream.next().orElseThrow();
              return stream;
            });
    printMemory("open");
    model.release();
    for (TokenStream stream : open) {
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
