package com.onelastai.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.bson.Document;

/**
 * What a login costs, from the gateway's socket to the entry in the security log. Keycloak hashes
 * the password each time, which is meant to be dear.
 */
final class AccountsBench {

  private static final String LOGIN = "/api/session/login";

  private static final List<String> PARTS =
      List.of("gateway", "auth-service", "keycloak", "kafka", "mongodb");
  private static final String REGISTER = "/api/session/register";
  private static final String PASSWORD = "bench heather 4711 lantern";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int USERS = 100;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 600;
  private static final int ALONE = 200;
  private static final int TOGETHER = 600;

  private final Stack stack;
  private final PrintStream out;
  private final URI gateway;

  AccountsBench(Stack stack, PrintStream out) {
    this.stack = stack;
    this.out = out;
    this.gateway = URI.create("http://127.0.0.1:" + stack.port("gateway"));
  }

  void run() throws IOException, InterruptedException {
    out.printf("Registering %d users ...%n", USERS);
    Load.run(gateway, 1, USERS, CREATED, n -> post(REGISTER, user(n)));
    out.printf("Warming up with %d logins ...%n", WARM_UP);
    try (MongoClient mongo = MongoClients.create(stack.mongoUri())) {
      MongoCollection<Document> securityLog =
          mongo.getDatabase("onelastai").getCollection("securityLogs");
      IntFunction<byte[]> login = n -> post(LOGIN, user(n % USERS));
      // A cold Keycloak with several logins at once is slower than auth-service waits for it.
      Load.run(gateway, 1, WARM_UP / 3, OK, login);
      Load.run(gateway, CONNECTIONS, WARM_UP * 2 / 3, OK, login);
      awaitQuiet(securityLog);
      measure(1, ALONE, login, securityLog);
      measure(CONNECTIONS, TOGETHER, login, securityLog);
    }
    new TokenCheckBench(stack, out, gateway, post(LOGIN, user(0))).run();
  }

  private void measure(
      int connections, int logins, IntFunction<byte[]> login, MongoCollection<Document> log)
      throws InterruptedException {
    long before = log.estimatedDocumentCount();
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Outcome outcome = Load.run(gateway, connections, logins, OK, login);
    awaitQuiet(log);
    out.printf(
        "%nlogins, %d at once: %.1f logins/s, p50 %.0f ms, p95 %.0f ms; %d in the security log%n",
        connections,
        logins / outcome.seconds(),
        outcome.millisAt(0.5),
        outcome.millisAt(0.95),
        log.estimatedDocumentCount() - before);
    cpu.print(out, logins, "login");
  }

  /** Keycloak's events are read once a second; nothing new for longer means that all is read. */
  private static void awaitQuiet(MongoCollection<Document> log) throws InterruptedException {
    long seen = -1;
    for (long now = log.estimatedDocumentCount(); now != seen; now = log.estimatedDocumentCount()) {
      seen = now;
      Thread.sleep(3_000);
    }
  }

  private byte[] post(String path, String body) {
    return HttpConnection.post(gateway, path, Map.of("User-Agent", "bench/1.0"), body);
  }

  private static String user(int n) {
    return """
    {"email":"bench-%d@example.com","password":"%s","name":"Bench %d"}\
    """
        .formatted(n, PASSWORD, n);
  }
}
