package com.onelastai.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.bench.PartsCpu.Cpu;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * The cost of a login, from the gateway's socket to the entry in the security log (Keycloak hashes
 * the password each time, which is slow on purpose), and the cost of checking a token.
 */
record AccountsBench(Stack stack, PrintStream out, URI gateway) {

  private static final List<String> PARTS =
      List.of("gateway", "auth-service", "keycloak", "kafka", "mongodb");
  private static final String LOGIN = "/api/session/login";
  private static final String REGISTER = "/api/session/register";
  private static final String PASSWORD = "bench heather 4711 lantern";
  private static final String ENDPOINT = "/api/analytics/track/pages";
  private static final String ACCESS_COOKIE = "onelastai_access";
  private static final String REFRESH_COOKIE = "onelastai_refresh";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int USERS = 100;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 600;
  private static final int ALONE = 200;
  private static final int TOGETHER = 600;
  private static final int TOKEN_WARM_UP = 10_000;
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 2_000;

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
    compareTokens();
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

  /** Keycloak's events are read once a second; no new entry for longer means that all are read. */
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

  /** What a token costs the gateway: one public endpoint, with and without a token. */
  private void compareTokens() throws IOException {
    long gatewayPid = Objects.requireNonNull(stack.part("gateway").pid());
    Map<String, Supplier<Outcome>> cases = new LinkedHashMap<>();
    Map<String, Long> cpuMillis = new HashMap<>();
    tokenRequests()
        .forEach((name, request) -> {
          Load.run(gateway, CONNECTIONS, TOKEN_WARM_UP, OK, n -> request);
          cases.put(
              name,
              () -> {
                Cpu before = PartsCpu.of(gatewayPid);
                Outcome outcome = Load.run(gateway, 1, PER_ROUND, OK, n -> request);
                long used = PartsCpu.of(gatewayPid).minus(before).total();
                cpuMillis.merge(name, used, Long::sum);
                return outcome;
              });
        });
    Map<String, Outcome> outcomes = Load.inTurn(ROUNDS, cases);
    out.printf("%nA request to %s, one at a time:%n", ENDPOINT);
    outcomes.forEach((name, outcome) ->
        out.printf(
            "  %-14s %.3f ms CPU in the gateway, p50 %.2f ms, p99 %.2f ms%n",
            name,
            (double) cpuMillis.getOrDefault(name, 0L) / ROUNDS / PER_ROUND,
            outcome.millisAt(0.5),
            outcome.millisAt(0.99)));
  }

  /** The same browser each time; only the token differs. */
  private Map<String, byte[]> tokenRequests() throws IOException {
    Map<String, String> cookies;
    try (HttpConnection connection = new HttpConnection(gateway)) {
      cookies = new HashMap<>(connection.exchange(post(LOGIN, user(0))).cookies());
    }
    String token = Objects.requireNonNull(cookies.remove(ACCESS_COOKIE), "no access token");
    cookies.remove(REFRESH_COOKIE);
    Map<String, byte[]> requests = new LinkedHashMap<>();
    String visit = HttpConnection.cookieHeader(cookies);
    requests.put("no token", get(Map.of("Cookie", visit)));
    requests.put("Bearer token", get(Map.of("Cookie", visit, "Authorization", "Bearer " + token)));
    cookies.put(ACCESS_COOKIE, token);
    requests.put("cookie", get(Map.of("Cookie", HttpConnection.cookieHeader(cookies))));
    return requests;
  }

  private byte[] get(Map<String, String> headers) {
    return HttpConnection.get(gateway, ENDPOINT, headers);
  }
}
