package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

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

  /** What new conversations leave to do behind the back of those who began them is done then. */
  private static final Duration REST = Duration.ofSeconds(2);

  /** In each of 320 conversations: half of what a cold service uses is its compiler's. */
  private static final int WARM_UP_MESSAGES = 12;

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
    listen(prepare(8, 60, listener -> listener.toModel(model.url())));
    List<List<HttpRequest>> conversations = prepare(8, 40, listener -> listener.toAgent(gateway));
    for (int message = 0; message < WARM_UP_MESSAGES; message++) {
      listen(conversations);
    }
    model.setPace(20, Duration.ofMillis(10));
    compare(1, 200);
    model.setPace(40, Duration.ofMillis(40));
    compare(50, 8);
    new IdleStreams(stack, model, out, gateway).measure();
  }

  private void compare(int streams, int rounds) throws InterruptedException {
    List<List<HttpRequest>> toModel = prepare(streams, rounds, l -> l.toModel(model.url()));
    List<List<HttpRequest>> toAgents = prepare(streams, rounds, l -> l.toAgent(gateway));
    Thread.sleep(REST);
    Times direct = listen(toModel);
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Times suite = listen(toAgents);
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

  /** For each of the streams its requests, one after the other. */
  private static List<List<HttpRequest>> prepare(int streams, int rounds, Dial dial)
      throws InterruptedException {
    Callable<List<HttpRequest>> prepare =
        () -> {
          Listener listener = new Listener();
          List<HttpRequest> requests = new ArrayList<>();
          for (int round = 0; round < rounds; round++) {
            requests.add(dial.request(listener));
          }
          return requests;
        };
    return Parallel.run(8, Collections.nCopies(streams, prepare));
  }

  private static Times listen(List<List<HttpRequest>> streams) throws InterruptedException {
    Times times = new Times();
    List<Callable<Times>> listeners = new ArrayList<>();
    for (List<HttpRequest> requests : streams) {
      listeners.add(() -> {
        for (HttpRequest request : requests) {
          listen(request, times);
        }
        return times;
      });
    }
    Parallel.run(streams.size(), listeners);
    return times;
  }

  private static void listen(HttpRequest request, Times times)
      throws IOException, InterruptedException {
    long sent = System.nanoTime();
    try (TokenStream stream = Listener.listen(request)) {
      stream.next().orElseThrow();
      times.first().add(System.nanoTime() - sent);
      for (OptionalLong said = stream.next(); said.isPresent(); said = stream.next()) {
        times.later().add(System.nanoTime() - said.getAsLong());
      }
    }
  }
}
