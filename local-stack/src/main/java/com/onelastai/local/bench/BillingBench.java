package com.onelastai.local.bench;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * The cost of a webhook until chat-service has stored the entitlement, and what checking it adds to
 * the start of a conversation: the same request for a free and for a subscribed agent, directly to
 * chat-service.
 */
record BillingBench(Stack stack, PrintStream out, URI gateway, WebhookEvents webhooks) {

  static final Map<String, String> ENVIRONMENT =
      Map.of("STRIPE_WEBHOOK_SECRET", WebhookEvents.SECRET);

  private static final List<String> PARTS =
      List.of("gateway", "billing-service", "chat-service", "kafka", "mongodb");
  private static final String AGENT = "tech-wizard";
  private static final String FREE_AGENT = "neural-chat-demo";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 500;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 2_000;
  private static final int ALONE = 300;
  private static final int TOGETHER = 4_000;
  private static final int REPEATS = 5;

  void run() throws IOException, InterruptedException {
    try (MongoClient mongo = MongoClients.create(stack.mongoUri())) {
      MongoDatabase database = mongo.getDatabase("onelastai");
      MongoCollection<Document> opened = database.getCollection("entitlements");
      await(() -> database.getCollection("billingagents").find(eq("_id", AGENT)).first() != null);
      out.printf("Warming up with %d webhooks ...%n", WARM_UP);
      send("warm", CONNECTIONS, WARM_UP, opened);
      measure("one", 1, ALONE, opened);
      for (int repeat = 1; repeat <= REPEATS; repeat++) {
        measure("many" + repeat + "-", CONNECTIONS, TOGETHER, opened);
      }
      out.printf("%n%d entitlements are stored.%n", opened.estimatedDocumentCount());
      String token = stack.accessToken("user");
      String user = userId(token);
      Load.run(gateway, 1, 1, OK, n -> webhooks.subscriptionCreated("own", user, AGENT));
      await(() -> opened.find(eq("_id", user)).first() != null);
      compareStarts(token);
    }
  }

  private void measure(String name, int connections, int count, MongoCollection<Document> opened)
      throws InterruptedException {
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    long start = System.nanoTime();
    Outcome outcome = send(name, connections, count, opened);
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "%nwebhooks, %d at once: %.0f/s answered, p50 %.1f ms, p95 %.1f ms; %.0f/s until"
            + " chat-service has them%n",
        connections,
        count / outcome.seconds(),
        outcome.millisAt(0.5),
        outcome.millisAt(0.95),
        count / seconds);
    cpu.print(out, count, "webhook");
  }

  /** Returns when chat-service has stored the last one. */
  private Outcome send(String name, int connections, int count, MongoCollection<Document> opened)
      throws InterruptedException {
    long before = opened.estimatedDocumentCount();
    Outcome outcome =
        Load.run(
            gateway,
            connections,
            count,
            OK,
            n -> webhooks.subscriptionCreated(name + n, UUID.randomUUID().toString(), AGENT));
    await(() -> opened.estimatedDocumentCount() >= before + count);
    return outcome;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  private static String userId(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return JsonMapper.shared()
        .readTree(new String(claims, StandardCharsets.UTF_8))
        .required("sub")
        .asString();
  }

  private void compareStarts(String token) {
    Map<String, Supplier<Outcome>> cases = new LinkedHashMap<>();
    cases.put("free agent", starts(FREE_AGENT, token));
    cases.put("subscribed agent", starts(AGENT, token));
    Load.inTurn(ROUNDS, cases);
    out.printf("%nA conversation begins, one at a time:%n");
    Load.inTurn(ROUNDS, cases)
        .forEach((name, outcome) ->
            out.printf(
                "  %-18s p50 %.2f ms, p95 %.2f ms%n",
                name, outcome.millisAt(0.5), outcome.millisAt(0.95)));
  }

  private Supplier<Outcome> starts(String agent, String token) {
    URI chat = Load.address(stack, "chat-service");
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    String body = "{\"agentId\":\"" + agent + "\"}";
    byte[] request = HttpConnection.post(chat, "/api/chat/start", headers, body);
    return () -> Load.run(chat, 1, PER_ROUND, CREATED, n -> request);
  }
}
