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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** What a webhook costs until chat-service knows of it, and what that costs a conversation. */
final class BillingBench {

  static final Map<String, String> ENVIRONMENT =
      Map.of("STRIPE_WEBHOOK_SECRET", WebhookEvents.SECRET);

  private static final List<String> PARTS =
      List.of("gateway", "billing-service", "chat-service", "kafka", "mongodb");
  private static final String AGENT = "tech-wizard";
  private static final int OK = 200;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 2_000;
  private static final int ALONE = 300;
  private static final int TOGETHER = 2_000;

  private final Stack stack;
  private final PrintStream out;
  private final URI gateway;
  private final WebhookEvents webhooks;

  BillingBench(Stack stack, PrintStream out) {
    this.stack = stack;
    this.out = out;
    this.gateway = URI.create("http://127.0.0.1:" + stack.port("gateway"));
    this.webhooks = new WebhookEvents(gateway);
  }

  void run() throws IOException, InterruptedException {
    try (MongoClient mongo = MongoClients.create(stack.mongoUri())) {
      MongoDatabase database = mongo.getDatabase("onelastai");
      MongoCollection<Document> opened = database.getCollection("entitlements");
      await(() -> database.getCollection("billingagents").find(eq("_id", AGENT)).first() != null);
      out.printf("Warming up with %d webhooks ...%n", WARM_UP);
      send("warm", CONNECTIONS, WARM_UP, opened);
      measure("one", 1, ALONE, opened);
      measure("many", CONNECTIONS, TOGETHER, opened);
      out.printf("%n%d entitlements are stored.%n", opened.estimatedDocumentCount());
      EntitlementBench check = new EntitlementBench(stack, out, AGENT);
      String user = check.userId();
      Load.run(gateway, 1, 1, OK, n -> webhooks.subscriptionBegan("own", user, AGENT));
      await(() -> opened.find(eq("_id", user)).first() != null);
      check.run();
    }
  }

  private void measure(String name, int connections, int webhooks, MongoCollection<Document> opened)
      throws InterruptedException {
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    long start = System.nanoTime();
    Outcome outcome = send(name, connections, webhooks, opened);
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "%nwebhooks, %d at once: %.0f/s answered, p50 %.1f ms, p95 %.1f ms; %.0f/s until chat-service has them%n",
        connections,
        webhooks / outcome.seconds(),
        outcome.millisAt(0.5),
        outcome.millisAt(0.95),
        webhooks / seconds);
    cpu.print(out, webhooks, "webhook");
  }

  /** Returns when chat-service has the last of them. */
  private Outcome send(String name, int connections, int count, MongoCollection<Document> opened)
      throws InterruptedException {
    long before = opened.estimatedDocumentCount();
    Outcome outcome =
        Load.run(
            gateway,
            connections,
            count,
            OK,
            n -> webhooks.subscriptionBegan(name + n, UUID.randomUUID().toString(), AGENT));
    await(() -> opened.estimatedDocumentCount() >= before + count);
    return outcome;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }
}
