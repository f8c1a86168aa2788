package com.onelastai.local.bench;

import com.onelastai.local.stack.Stack;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it adds to the beginning of a conversation that its agent takes a subscription: the same
 * request with an agent who talks to everybody and with one who does not, straight to chat-service.
 */
final class EntitlementBench {

  private static final String START = "/api/chat/start";
  private static final String FREE = "neural-chat-demo";
  private static final int CREATED = 201;
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 500;

  private final PrintStream out;
  private final URI chat;
  private final String token;
  private final String paid;

  EntitlementBench(Stack stack, PrintStream out, String paid) {
    this.out = out;
    this.chat = URI.create("http://127.0.0.1:" + stack.port("chat-service"));
    this.token = stack.accessToken("user");
    this.paid = paid;
  }

  /** Who must have subscribed to the agent. */
  String userId() {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return JsonMapper.shared()
        .readTree(new String(claims, StandardCharsets.UTF_8))
        .required("sub")
        .asString();
  }

  /** The agents in turn, so that both see the same machine. */
  void run() {
    Map<String, List<long[]>> latencies = new LinkedHashMap<>();
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      for (String agent : List.of(FREE, paid)) {
        byte[] request = start(agent);
        long[] measured = Load.run(chat, 1, PER_ROUND, CREATED, n -> request).latencies();
        if (round >= 0) {
          latencies.computeIfAbsent(agent, any -> new ArrayList<>()).add(measured);
        }
      }
    }
    out.printf("%nA conversation begins, one at a time:%n");
    latencies.forEach((agent, measured) -> {
      long[] all = measured.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      Load.Outcome outcome = new Load.Outcome(0, all);
      out.printf(
          "  %-18s p50 %.2f ms, p95 %.2f ms%n",
          agent.equals(FREE) ? "free agent" : "subscribed agent",
          outcome.millisAt(0.5),
          outcome.millisAt(0.95));
    });
  }

  private byte[] start(String agent) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token);
    return HttpConnection.post(chat, START, headers, "{\"agentId\":\"" + agent + "\"}");
  }
}
