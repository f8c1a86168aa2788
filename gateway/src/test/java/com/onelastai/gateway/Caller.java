package com.onelastai.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Calls the gateway with exactly the given headers, from two addresses of this machine. */
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

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(direct, request("GET", path, null, headers));
  }

  HttpResponse<String> getThroughProxy(String path, String... headers) throws Exception {
    return send(proxy, request("GET", path, null, headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(direct, request("POST", path, body, headers));
  }

  HttpResponse<String> call(String method, String path, String... headers) throws Exception {
    return send(direct, request(method, path, null, headers));
  }

  HttpResponse<String> callThroughProxy(String method, String path, String... headers)
      throws Exception {
    return send(proxy, request(method, path, null, headers));
  }

  HttpClient http() {
    return direct;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  int managementPort() {
    return environment.getRequiredProperty("local.management.port", Integer.class);
  }

  /** The cookies that an answer sets, as a browser would send them back. */
  static String cookies(HttpResponse<?> response) {
    return String.join(
        "; ",
        response.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.split(";")[0])
            .toList());
  }

  static Optional<String> setCookie(HttpResponse<?> response, String name) {
    List<String> all = response.headers().allValues("Set-Cookie");
    return all.stream().filter(cookie -> cookie.startsWith(name + "=")).findFirst();
  }

  private HttpRequest request(
      String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .timeout(Duration.ofSeconds(10))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }
}
