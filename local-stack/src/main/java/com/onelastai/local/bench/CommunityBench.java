package com.onelastai.local.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feeds, search and leaderboards through the gateway, with few and with many posts and members in
 * one run: the aim is that a request costs the same.
 */
record CommunityBench(Stack stack, PrintStream out, URI gateway) {

  /** The embedded MongoDB keeps the keys of its indexes in memory, about 32 for each post. */
  static final String JVM_OPTIONS = "-Xms256m -Xmx10g -XX:+UseSerialGC";

  private static final List<Integer> SIZES = List.of(10_000, 1_000_000);
  private static final double AIM = 1.3;
  private static final List<String> PARTS = List.of("gateway", "community-service", "mongodb");
  private static final String POSTS = "/api/community/posts?feed=";
  private static final String BOARD = "/api/gamification/leaderboard?period=week";
  private static final int OK = 200;
  private static final int CONNECTIONS = 4;
  private static final int WARM_UP = 6_000;
  private static final int WARM_UP_AGAIN = 500;
  private static final int REQUESTS = 3_000;

  void run() throws IOException, InterruptedException {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    try (MongoClient client = MongoClients.create(stack.mongoUri())) {
      CommunityRecords records =
          new CommunityRecords(client.getDatabase("onelastai"), userId(stack.accessToken("user")));
      for (int size : SIZES) {
        out.printf("%nStoring %,d posts, members and scores ...%n", size);
        long start = System.nanoTime();
        records.growTo(size);
        awaitIndexed(size);
        out.printf("  after %.0f s%n", (System.nanoTime() - start) / 1e9);
        measure(requests(records), costs);
      }
    }
    costs.forEach((name, cost) ->
        out.printf(
            "%-34s %.2f ms, %.2f ms: ratio %.2f, aim %.1f%n",
            name, cost.getFirst(), cost.getLast(), cost.getLast() / cost.getFirst(), AIM));
  }

  private static String userId(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return JsonMapper.shared().readTree(claims).required("sub").asString();
  }

  private static Map<String, String> requests(CommunityRecords records) {
    Map<String, String> requests = new LinkedHashMap<>();
    requests.put("new posts", POSTS + "new");
    requests.put(
        "new posts, a later page", POSTS + "new&after=" + records.cursor(SIZES.getFirst() / 2));
    requests.put("hot posts", POSTS + "hot");
    requests.put("top posts of the week", POSTS + "top&period=week");
    requests.put("new posts with a tag", POSTS + "new&tag=tag-1");
    requests.put("search, 20 posts match", search(CommunityRecords.topic(0)));
    requests.put("search, one in 20 posts matches", search("w10+w25"));
    requests.put("leaderboard", BOARD);
    requests.put("leaderboard around the user", BOARD + "&around=me");
    return requests;
  }

  private static String search(String words) {
    return "/api/community/search?q=" + words;
  }

  /** The index reads posts in the order in which they are stored. */
  private void awaitIndexed(int size) throws IOException, InterruptedException {
    HttpRequest last =
        HttpRequest.newBuilder(gateway.resolve(search(CommunityRecords.topic(size - 1)))).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (client.send(last, BodyHandlers.ofString()).body().contains("\"items\":[]")) {
        Thread.sleep(1_000);
      }
    }
  }

  private void measure(Map<String, String> requests, Map<String, List<Double>> costs) {
    requests.forEach((name, path) -> {
      List<Double> cost = costs.computeIfAbsent(name, _ -> new ArrayList<>());
      byte[] request = request(path);
      Load.run(gateway, CONNECTIONS, cost.isEmpty() ? WARM_UP : WARM_UP_AGAIN, OK, _ -> request);
      PartsCpu cpu = new PartsCpu(stack, PARTS);
      Outcome outcome = Load.run(gateway, CONNECTIONS, REQUESTS, OK, _ -> request);
      cost.add(cpu.working() / (double) REQUESTS);
      out.printf(
          "%n%s: p50 %.2f ms, p99 %.2f ms%n", name, outcome.millisAt(0.5), outcome.millisAt(0.99));
      cpu.print(out, REQUESTS, "request");
    });
  }

  /** The token is good for five minutes, so each case has a new one. */
  private byte[] request(String path) {
    return HttpConnection.get(
        gateway, path, Map.of("Authorization", "Bearer " + stack.accessToken("user")));
  }
}
