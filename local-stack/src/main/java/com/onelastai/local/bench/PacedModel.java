package com.onelastai.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A model's server with a given pace, so that it is never the bottleneck. Each token is the time at
 * which it was sent ({@link System#nanoTime}), so that a reader in this process can measure how
 * long it took to arrive.
 */
final class PacedModel implements AutoCloseable {

  private static final String NAME = "paced-stand-in";

  private final HttpServer server;
  private volatile int tokens = 20;
  private volatile Duration pace = Duration.ofMillis(10);
  private volatile CountDownLatch held = new CountDownLatch(0);

  PacedModel() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/models", PacedModel::listModels);
    server.createContext("/v1/chat/completions", this::complete);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  void setPace(int tokensOfAnswer, Duration pauseBetween) {
    tokens = tokensOfAnswer;
    pace = pauseBetween;
  }

  /** Lets answers pause after their first token, until {@link #release}. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  private static void listModels(HttpExchange exchange) throws IOException {
    byte[] body =
        "{\"object\":\"list\",\"data\":[{\"id\":\"%s\",\"object\":\"model\"}]}"
            .formatted(NAME)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void complete(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      sendToken(out);
      held.await();
      for (int n = 1; n < tokens; n++) {
        Thread.sleep(pace);
        sendToken(out);
      }
      send(out, "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]");
      send(
          out,
          "\"choices\":[],\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":%d}"
              .formatted(tokens));
      out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendToken(OutputStream out) throws IOException {
    send(
        out,
        "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%d\"},\"finish_reason\":null}]"
            .formatted(System.nanoTime()));
  }

  private static void send(OutputStream out, String members) throws IOException {
    String chunk =
        "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"model\":\"%s\",%s}\n\n"
            .formatted(NAME, members);
    out.write(chunk.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
