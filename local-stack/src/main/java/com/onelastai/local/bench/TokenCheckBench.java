package com.onelastai.local.bench;

import com.onelastai.local.bench.CpuClock.Cpu;
import com.onelastai.local.bench.HttpConnection.Answer;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What it costs the gateway that a request carries a token: one endpoint that anyone may call. */
final class TokenCheckBench {

  private static final String ENDPOINT = "/api/analytics/track/pages";
  private static final String ACCESS_COOKIE = "onelastai_access";
  private static final String REFRESH_COOKIE = "onelastai_refresh";
  private static final int OK = 200;
  private static final int WARM_UP = 10_000;
  private static final int WARM_UP_CONNECTIONS = 8;
  private static final int ROUNDS = 10;
  private static final int PER_ROUND = 2_000;

  private final PrintStream out;
  private final URI gateway;
  private final byte[] login;
  private final long gatewayPid;

  /**
   * @param login the whole request
   */
  TokenCheckBench(Stack stack, PrintStream out, URI gateway, byte[] login) {
    this.out = out;
    this.gateway = gateway;
    this.login = login;
    this.gatewayPid = Objects.requireNonNull(stack.part("gateway").pid());
  }

  private static final class Measured {
    private final List<long[]> latencies = new ArrayList<>();
    private long cpuMillis;

    private double cpuPerRequest() {
      return (double) cpuMillis / ROUNDS / PER_ROUND;
    }

    private double millisAt(double quantile) {
      long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
      return new Load.Outcome(0, all).millisAt(quantile);
    }
  }

  /** The cases in turn, so that all see the same machine. */
  void run() throws IOException {
    Map<String, byte[]> cases = cases();
    cases
        .values()
        .forEach(request -> Load.run(gateway, WARM_UP_CONNECTIONS, WARM_UP, OK, n -> request));
    Map<String, Measured> measured = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      cases.forEach((name, request) ->
          measure(request, measured.computeIfAbsent(name, any -> new Measured())));
    }
    out.printf("%nA request to %s, one at a time:%n", ENDPOINT);
    measured.forEach((name, result) ->
        out.printf(
            "  %-14s %.3f ms CPU in the gateway, p50 %.2f ms, p99 %.2f ms%n",
            name, result.cpuPerRequest(), result.millisAt(0.5), result.millisAt(0.99)));
  }

  private void measure(byte[] request, Measured result) {
    Cpu before = CpuClock.of(gatewayPid);
    result.latencies.add(Load.run(gateway, 1, PER_ROUND, OK, n -> request).latencies());
    result.cpuMillis += CpuClock.of(gatewayPid).minus(before).total();
  }

  /** The same browser each time: only the token comes and goes. */
  private Map<String, byte[]> cases() throws IOException {
    Map<String, String> cookies;
    try (HttpConnection connection = new HttpConnection(gateway)) {
      Answer answer = connection.exchange(login);
      cookies = new HashMap<>(answer.cookies());
    }
    String token = Objects.requireNonNull(cookies.remove(ACCESS_COOKIE), "no access token");
    cookies.remove(REFRESH_COOKIE);
    Map<String, byte[]> cases = new LinkedHashMap<>();
    String visit = HttpConnection.cookieHeader(cookies);
    cases.put("no token", get(Map.of("Cookie", visit)));
    cases.put("Bearer token", get(Map.of("Cookie", visit, "Authorization", "Bearer " + token)));
    cookies.put(ACCESS_COOKIE, token);
    cases.put("cookie", get(Map.of("Cookie", HttpConnection.cookieHeader(cookies))));
    return cases;
  }

  private byte[] get(Map<String, String> headers) {
    return HttpConnection.get(gateway, ENDPOINT, headers);
  }
}
