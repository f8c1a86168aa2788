package com.onelastai.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The web frontend: the example site of the web SDK, and for every path that it does not know a
 * page that names the path.
 */
final class Frontend implements AutoCloseable {

  private static final List<String> SITE = List.of("node", "example/server.mjs", "--port", "0");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process site;
  private final URI siteAddress;
  private final HttpServer server;

  Frontend() {
    try {
      site =
          new ProcessBuilder(SITE)
              .directory(Path.of("../web-sdk").toFile())
              .redirectErrorStream(true)
              .start();
      siteAddress = addressOf(site);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    site.destroy();
  }

  /** The address that the site prints when it listens. */
  private static URI addressOf(Process site) throws IOException {
    String line = site.inputReader().readLine();
    if (line == null || !line.contains("http://")) {
      throw new AssertionError("The example site does not start: " + line);
    }
    return URI.create(line.substring(line.indexOf("http://")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> page = fetch(exchange.getRequestURI());
      if (page.statusCode() == 404) {
        String title = "<!doctype html><title>" + exchange.getRequestURI().getPath() + "</title>";
        send(exchange, 200, "text/html; charset=utf-8", title.getBytes(StandardCharsets.UTF_8));
      } else {
        String type = page.headers().firstValue("Content-Type").orElse("text/plain");
        send(exchange, page.statusCode(), type, page.body());
      }
    }
  }

  private HttpResponse<byte[]> fetch(URI path) throws IOException {
    try {
      URI address = siteAddress.resolve(path.getRawPath());
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
