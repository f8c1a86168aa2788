package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/**
 * Calls the gateway from two addresses of this machine, with exactly the given headers, each as
 * {@code Name: value}.
 */
@TestComponent
final class Caller {

  private final HttpClient direct = HttpClient.newHttpClient();
  private final HttpClient proxy;
  private final Environment environment;

  Caller(Environment environment) throws IOException {
    this.environment = environment;
    this.proxy =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(TestBed.TRUSTED_PROXY)).build();
  }

  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    /** All values of a header. */
    List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    /** The first value of a header, or "". */
    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    Answer is(int status) {
      assertThat(status()).as("%s", body()).isEqualTo(status);
      return this;
    }

    /** A problem with this code. */
    Answer is(int status, String code) {
      is(status).has("Content-Type", "application/problem+json");
      assertThat(body()).contains("\"code\":\"" + code + "\"");
      return this;
    }

    Answer has(String header, String... values) {
      assertThat(headers(header)).as(header).containsExactly(values);
      return this;
    }

    Answer hasNo(String header) {
      return has(header);
    }

    /** The cookies that are set, as a browser would send them back. */
    String cookies() {
      return String.join(
          "; ", headers("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).toList());
    }

    /** The cookie that is set, with its attributes, or "". */
    String cookie(String name) {
      return headers("Set-Cookie").stream()
          .filter(cookie -> cookie.startsWith(name + "="))
          .findFirst()
          .orElse("");
    }
  }

  Answer get(String path, String... headers) throws Exception {
    return send(direct, "GET", path, null, headers);
  }

  Answer getThroughProxy(String path, String... headers) throws Exception {
    return send(proxy, "GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) throws Exception {
    return send(direct, "POST", path, body, headers);
  }

  Answer call(String method, String path, String... headers) throws Exception {
    return send(direct, method, path, null, headers);
  }

  Answer callThroughProxy(String method, String path, String... headers) throws Exception {
    return send(proxy, method, path, null, headers);
  }

  /** What a browser asks before it lets a page of another origin call the API. */
  Answer preflight(String path) throws Exception {
    return call(
        "OPTIONS",
        path,
        "Origin: " + TestBed.ALLOWED_ORIGIN,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: content-type");
  }

  private Answer send(
      HttpClient client, String method, String path, @Nullable String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(path, headers)
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return new Answer(client.send(request.build(), BodyHandlers.ofString()));
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("http", path));
    for (String header : headers) {
      String[] parts = header.split(": ?", 2);
      request.header(parts[0], parts[1]);
    }
    return request;
  }

  CompletableFuture<WebSocket> open(String path, WebSocket.Listener listener, String... headers) {
    WebSocket.Builder socket = direct.newWebSocketBuilder();
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      socket.header(parts[0], parts[1]);
    }
    return socket.buildAsync(uri("ws", path), listener);
  }

  /** Sends raw HTTP on a new connection. */
  Socket open(String request) throws IOException {
    Socket client = new Socket("127.0.0.1", port());
    client.setSoTimeout(10_000);
    client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return client;
  }

  /** Reads until the text appears: some answers arrive while the request is still being sent. */
  String exchange(String request, String until) throws IOException {
    try (Socket socket = open(request)) {
      StringBuilder answer = new StringBuilder();
      byte[] buffer = new byte[4096];
      int read = 0;
      while (read >= 0 && answer.indexOf(until) < 0) {
        read = socket.getInputStream().read(buffer);
        answer.append(new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8));
      }
      return answer.toString();
    }
  }

  HttpClient http() {
    return direct;
  }

  String origin() {
    return "http://127.0.0.1:" + port();
  }

  int managementPort() {
    return environment.getRequiredProperty("local.management.port", Integer.class);
  }

  private URI uri(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + port() + path);
  }

  private int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }
}
