package com.onelastai.support.notification.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Plays a push service at localhost: receives messages, and answers what it was told to. */
public final class PushService implements AutoCloseable {

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();

  /** A message that arrived at this path. */
  public record Received(String path, Map<String, List<String>> headers, byte[] body) {

    public @Nullable String header(String name) {
      List<String> values = headers.get(name);
      return values == null ? null : values.getFirst();
    }
  }

  public PushService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  public String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /** Answers the next messages to a path by these statuses, and 201 afterwards. */
  public void answers(String path, Integer... statuses) {
    answers.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
  }

  public List<Received> at(String path) {
    return received.stream().filter(message -> message.path().equals(path)).toList();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    received.add(
        new Received(
            path,
            Map.copyOf(exchange.getRequestHeaders()),
            exchange.getRequestBody().readAllBytes()));
    Integer status = answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
    if (status != null && status == 429) {
      exchange.getResponseHeaders().set("Retry-After", "600");
    }
    if (status != null && status == 302) {
      exchange.getResponseHeaders().set("Location", address("/elsewhere"));
    }
    exchange.sendResponseHeaders(status == null ? 201 : status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
