package com.onelastai.local.bench;

import com.onelastai.local.bench.Load.Outcome;
import com.onelastai.local.stack.Stack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The cost of a tool's run through the gateway beside the same work in a loop, and how long fast
 * tools take while slow ones wait for a name server that never answers.
 */
final class ToolsBench implements AutoCloseable {

  private static final List<String> PARTS = List.of("gateway", "tools-service", "kafka", "mongodb");
  private static final String TEXT = "The quick brown fox jumps over the lazy dog. ".repeat(20);
  private static final String BASE64 = "{\"action\":\"encode\",\"text\":\"" + TEXT + "\"}";
  private static final int OK = 200;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP = 10_000;
  private static final int REQUESTS = 10_000;
  private static final int ALONE = 3_000;
  private static final int SLOW = 50;
  private static final int LOOP = 300_000;

  private final DatagramSocket silent;

  /** What is done to the bytes of the text. */
  private interface Work {
    byte[] on(byte[] bytes) throws NoSuchAlgorithmException;
  }

  ToolsBench() throws IOException {
    silent = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  Map<String, String> environment() {
    return Map.of(
        "LIMIT_USER", "1000000000", "TOOLS_NAME_SERVERS", "127.0.0.1:" + silent.getLocalPort());
  }

  void run(Stack stack, PrintStream out, URI gateway) {
    Map<String, byte[]> requests = new LinkedHashMap<>();
    runs().forEach((tool, body) -> requests.put(tool, request(gateway, stack, tool, body)));
    out.printf("Warming up with %d runs of each tool ...%n", WARM_UP);
    requests.values().forEach(each -> Load.run(gateway, CONNECTIONS, WARM_UP, OK, _ -> each));
    runs().forEach((tool, body) -> measure(stack, out, gateway, tool, body));
    loops(out);
    besideSlowOnes(stack, out, gateway);
  }

  private static Map<String, String> runs() {
    Map<String, String> runs = new LinkedHashMap<>();
    runs.put("base64", BASE64);
    runs.put("hash-generator", "{\"text\":\"" + TEXT + "\",\"algorithms\":[\"SHA-256\"]}");
    runs.put("uuid-generator", "{\"kind\":\"v4\"}");
    runs.put("url-parser", "{\"url\":\"https://example.com/a/../b?utm_source=x&q=1\"}");
    runs.put(
        "json-formatter",
        "{\"action\":\"format\",\"text\":\"{\\\"a\\\":[1,2,{\\\"b\\\":null}]}\"}");
    return runs;
  }

  /** The token is good for five minutes, so each case has a new one. */
  private static byte[] request(URI gateway, Stack stack, String tool, String body) {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + stack.accessToken("user"));
    return HttpConnection.post(gateway, "/api/tools/" + tool, headers, body);
  }

  private static void measure(Stack stack, PrintStream out, URI gateway, String tool, String body) {
    byte[] request = request(gateway, stack, tool, body);
    PartsCpu cpu = new PartsCpu(stack, PARTS);
    Outcome outcome = Load.run(gateway, CONNECTIONS, REQUESTS, OK, _ -> request);
    out.printf("%n%s, %d at once: %s%n", tool, CONNECTIONS, describe(outcome, REQUESTS));
    cpu.print(out, REQUESTS, "run");
  }

  private static String describe(Outcome outcome, int count) {
    return "%.0f/s, p50 %.2f ms, p99 %.2f ms"
        .formatted(count / outcome.seconds(), outcome.millisAt(0.5), outcome.millisAt(0.99));
  }

  private static void loops(PrintStream out) {
    out.printf("%nThe same work in a loop:%n");
    loop(out, "base64", Base64.getEncoder()::encode);
    loop(out, "SHA-256", bytes -> MessageDigest.getInstance("SHA-256").digest(bytes));
    loop(out, "UUID", _ -> UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void loop(PrintStream out, String name, Work work) {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    try {
      long made = 0;
      long start = 0;
      for (int i = -LOOP; i < LOOP; i++) {
        if (i == 0) {
          start = System.nanoTime();
        }
        made += work.on(bytes).length;
      }
      double micros = (System.nanoTime() - start) / 1e3 / LOOP;
      out.printf("  %-10s %.2f µs (%d bytes made)%n", name, micros, made);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void besideSlowOnes(Stack stack, PrintStream out, URI gateway) {
    byte[] fast = request(gateway, stack, "base64", BASE64);
    byte[] slow = request(gateway, stack, "dns-lookup", "{\"name\":\"example.com\"}");
    out.printf("%nbase64, one at a time: %s%n", describe(run(gateway, fast), ALONE));
    Thread waiting = Thread.ofPlatform().start(() -> keepBusy(gateway, slow));
    out.printf(
        "base64, one at a time beside %d waiting: %s%n", SLOW, describe(run(gateway, fast), ALONE));
    try {
      waiting.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Outcome run(URI gateway, byte[] request) {
    return Load.run(gateway, 1, ALONE, OK, _ -> request);
  }

  /** Each waits for about four seconds, some of them twice. */
  private static void keepBusy(URI gateway, byte[] slow) {
    Load.run(gateway, SLOW, 3 * SLOW, OK, _ -> slow);
  }

  @Override
  public void close() {
    silent.close();
  }
}
