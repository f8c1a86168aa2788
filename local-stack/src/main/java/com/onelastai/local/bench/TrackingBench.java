package com.onelastai.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.onelastai.local.bench.HttpConnection.Answer;
import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cost of a tracked event, from the gateway's socket to the stored document. A case ends when
 * all its events are stored, so its figures include the consumers' work.
 */
record TrackingBench(Stack stack, PrintStream out, URI gateway, URI service) {

  private static final List<String> PARTS =
      List.of("gateway", "tracking-service", "kafka", "mongodb");
  private static final int ACCEPTED = 202;
  private static final int CONNECTIONS = 16;
  private static final int VISITORS = 320;
  private static final int WARM_UP = 100_000;
  private static final int SINGLES = 60_000;
  private static final int PER_SECOND = 500;
  private static final int PACED = 15_000;
  private static final int BATCHES = 4_000;
  private static final int BATCH_SIZE = 50;
  private static final int ALTERNATIONS = 10;
  private static final int PER_ALTERNATION = 1_000;
  private static final String EVENT = "/api/analytics/track/event";
  private static final String BATCH = "/api/analytics/track/batch";
  private static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  void run() throws IOException, InterruptedException {
    List<Map<String, String>> visitors = visitors();
    IntFunction<byte[]> single = requests(gateway, EVENT, visitors, event());
    IntFunction<byte[]> batch = requests(gateway, BATCH, visitors, batch());
    IntFunction<byte[]> direct = requests(service, EVENT, headersOfTheGateway(), event());
    out.printf("Warming up with %,d events ...%n", WARM_UP);
    Load.run(gateway, CONNECTIONS, WARM_UP * 3 / 5, ACCEPTED, single);
    Load.run(service, CONNECTIONS, WARM_UP / 5, ACCEPTED, direct);
    Load.run(gateway, CONNECTIONS, WARM_UP / 5 / BATCH_SIZE, ACCEPTED, batch);
    try (MongoClient mongo = MongoClients.create(stack.mongoUri())) {
      MongoDatabase database = mongo.getDatabase("onelastai");
      awaitStored(database, WARM_UP, 0);
      measure("single posts through the gateway", database, gateway, SINGLES, 1, single);
      measure(
          "single posts at " + PER_SECOND + " a second",
          database,
          gateway,
          PACED,
          1,
          Load.paced(PER_SECOND, single));
      measure("batches of 50 through the gateway", database, gateway, BATCHES, BATCH_SIZE, batch);
      measure("single posts straight to the service", database, service, SINGLES, 1, direct);
    }
    compareLatency(single, direct);
  }

  private void measure(
      String name,
      MongoDatabase database,
      URI address,
      int requests,
      int eventsEach,
      IntFunction<byte[]> request)
      throws InterruptedException {
    int events = requests * eventsEach;
    long storedBefore = stored(database);
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Outcome outcome = Load.run(address, CONNECTIONS, requests, ACCEPTED, request);
    awaitStored(database, events, storedBefore);
    out.printf(
        "%n%s, %d at once: %,.0f events/s, p50 %.2f ms, p99 %.2f ms%n",
        name,
        CONNECTIONS,
        events / outcome.seconds(),
        outcome.millisAt(0.5),
        outcome.millisAt(0.99));
    cpu.print(out, events, "event");
  }

  /** One request at a time, through the gateway and directly. */
  private void compareLatency(IntFunction<byte[]> through, IntFunction<byte[]> direct) {
    Map<String, Outcome> outcomes =
        Load.inTurn(
            ALTERNATIONS,
            Map.of(
                "gateway", () -> Load.run(gateway, 1, PER_ALTERNATION, ACCEPTED, through),
                "service", () -> Load.run(service, 1, PER_ALTERNATION, ACCEPTED, direct)));
    Outcome with = Objects.requireNonNull(outcomes.get("gateway"));
    Outcome without = Objects.requireNonNull(outcomes.get("service"));
    out.printf("%nOne at a time: gateway / service / added%n");
    for (double quantile : new double[] {0.5, 0.99}) {
      double throughMillis = with.millisAt(quantile);
      double directMillis = without.millisAt(quantile);
      out.printf(
          "  p%.0f %.2f ms / %.2f ms / %.2f ms%n",
          quantile * 100, throughMillis, directMillis, throughMillis - directMillis);
    }
  }

  private static long stored(MongoDatabase database) {
    return database.getCollection("userevents").estimatedDocumentCount();
  }

  private static void awaitStored(MongoDatabase database, int events, long before)
      throws InterruptedException {
    long deadline = System.nanoTime() + 120_000_000_000L;
    while (stored(database) < before + events) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Only %d of %d events are stored".formatted(stored(database) - before, events));
      }
      Thread.sleep(50);
    }
  }

  /** The cookies of new visitors, issued by the gateway. */
  private List<Map<String, String>> visitors() throws IOException {
    List<Map<String, String>> visitors = new ArrayList<>();
    try (HttpConnection connection = new HttpConnection(gateway)) {
      byte[] first = HttpConnection.post(gateway, EVENT, Map.of("User-Agent", USER_AGENT), "{}");
      for (int n = 0; n < VISITORS; n++) {
        Answer answer = connection.exchange(first);
        String cookies = HttpConnection.cookieHeader(answer.cookies());
        visitors.add(Map.of("User-Agent", USER_AGENT, "Cookie", cookies));
      }
    }
    return visitors;
  }

  /** The headers that the gateway would add for as many visitors. */
  private static List<Map<String, String>> headersOfTheGateway() {
    return IntStream.range(0, VISITORS)
        .mapToObj(n ->
            Map.of(
                "User-Agent",
                USER_AGENT,
                "X-OneLastAI-Visitor",
                "bench-visitor-" + n,
                "X-OneLastAI-Session",
                "bench-session-" + n,
                "X-OneLastAI-Client-Address",
                "127.0.0.0"))
        .toList();
  }

  private static IntFunction<byte[]> requests(
      URI address, String path, List<Map<String, String>> visitors, String body) {
    List<byte[]> ready =
        visitors.stream()
            .map(visitor -> HttpConnection.post(address, path, visitor, body))
            .toList();
    return n -> ready.get(n % ready.size());
  }

  private static String event() {
    return """
    {"eventType":"feature","eventName":"used","eventData":{"feature":"export","format":"pdf","size":3}}\
    """;
  }

  private static String batch() {
    String item = "{\"type\":\"event\"," + event().substring(1);
    return IntStream.range(0, BATCH_SIZE)
        .mapToObj(n -> item)
        .collect(Collectors.joining(",", "{\"items\":[", "]}"));
  }
}
