package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What gateway and chat-service add to an answer, compared to calling the model's server directly,
 * and the memory of idle streams. The model's server is {@link PacedModel}.
 */
record ChatBench(Stack stack, PrintStream out, URI gateway, PacedModel model) {

  /** Settings of the stack without limits and timeouts, which are not measured here. */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ANSWERS_CONCURRENT", "1000",
          "LIMIT_VISITOR", "1000000",
          "LIMIT_NETWORK", "1000000000",
          "ANSWERS_TITLES", "false",
          "MODEL_IDLE_TIMEOUT", "10m",
          "MODEL_ANSWER_TIMEOUT", "10m");

  private static final int IDLE_STREAMS = 500;
  private static final int OPENED_AT_ONCE = 16;
  private static final List<String> PARTS = List.of("gateway", "chat-service", "mongodb", "kafka");

  /** By then the background work of new conversations is done. */
  private static final Duration REST = Duration.ofSeconds(2);

  /** In each of 320 conversations: a cold service spends half its CPU time on compiling. */
  private static final int WARM_UP_MESSAGES = 12;

  /** Nanoseconds to the first token, and of each later one from the model to the client. */
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
    measureIdleStreams();
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

  private void print(String what, Collection<Long> direct, Collection<Long> suite) {
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

  private static Load.Outcome outcome(Collection<Long> nanos) {
    return Load.Outcome.of(nanos.stream().mapToLong(Long::longValue));
  }

  /** The requests of each stream, to be sent one after the other. */
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
    return Load.parallel(8, Collections.nCopies(streams, prepare));
  }

  private static Times listen(List<List<HttpRequest>> streams) throws InterruptedException {
    Times times = new Times();
    List<Callable<Times>> listeners =
        streams.stream().<Callable<Times>>map(requests -> () -> listen(requests, times)).toList();
    Load.parallel(streams.size(), listeners);
    return times;
  }

  private static Times listen(List<HttpRequest> requests, Times times)
      throws IOException, InterruptedException {
    for (HttpRequest request : requests) {
      long sent = System.nanoTime();
      try (Listener.Tokens stream = Listener.listen(request)) {
        stream.next().orElseThrow();
        times.first().add(System.nanoTime() - sent);
        for (OptionalLong sentAt = stream.next(); sentAt.isPresent(); sentAt = stream.next()) {
          times.later().add(System.nanoTime() - sentAt.getAsLong());
        }
      }
    }
    return times;
  }

  private void measureIdleStreams() throws IOException, InterruptedException {
    out.printf("%n%d streams that wait:%n", IDLE_STREAMS);
    PartsMemory memory = new PartsMemory(stack, List.of("gateway", "chat-service"));
    memory.print(out, "before");
    model.hold();
    Callable<Listener.Tokens> open =
        () -> {
          Listener.Tokens stream = Listener.listen(new Listener().toAgent(gateway));
          stream.next().orElseThrow();
          return stream;
        };
    List<Listener.Tokens> streams =
        Load.parallel(OPENED_AT_ONCE, Collections.nCopies(IDLE_STREAMS, open));
    memory.print(out, "open");
    model.release();
    for (Listener.Tokens stream : streams) {
      stream.close();
    }
  }
}
