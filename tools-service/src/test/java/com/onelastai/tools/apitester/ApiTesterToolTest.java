package com.onelastai.tools.apitester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.apitester.ApiTestInput.HttpMethod;
import com.onelastai.tools.apitester.ApiTestResult.HttpHeader;
import com.onelastai.tools.apitester.ApiTestResult.HttpRedirect;
import com.onelastai.tools.apitester.ApiTestResult.Timing;
import com.onelastai.tools.connect.ForbiddenAddressException;
import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTesterToolTest {

  private record Received(String method, Map<String, List<String>> headers, String body) {

    static Received of(HttpExchange exchange) throws IOException {
      return new Received(
          exchange.getRequestMethod(),
          Map.copyOf(exchange.getRequestHeaders()),
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private final LocalInternet internet =
      new LocalInternet(
          DnsZone.of("example.com.", "www A 127.0.0.2\nother A 127.0.0.2\ninner A 127.0.0.1\n"));
  private final WebServer server = WebServer.at("127.0.0.2", 0);
  private final ApiTesterTool tool = new ApiTesterTool(internet.fetcher());
  private final CompletableFuture<Received> received = new CompletableFuture<>();

  @AfterEach
  void stop() {
    server.close();
    internet.close();
  }

  @ParameterizedTest
  @EnumSource(HttpMethod.class)
  void everyMethodIsSent(HttpMethod method) {
    receive("/a");
    run(method, url("/a"), List.of(), null);
    assertThat(received.join().method()).isEqualTo(method.name());
  }

  @Test
  void headersAndBodyAreSentAsTheyAre() {
    receive("/a");
    run(
        HttpMethod.POST,
        url("/a"),
        List.of("Content-Type: application/json", "X-Empty:", "Authorization:  Bearer a:b "),
        "{\"name\": \"M\u00fcller\"}");
    assertThat(received.join().body()).isEqualTo("{\"name\": \"M\u00fcller\"}");
    assertThat(received.join().headers())
        .containsEntry("Content-type", List.of("application/json"))
        .containsEntry("X-empty", List.of(""))
        .containsEntry("Authorization", List.of("Bearer a:b"));
  }

  @Test
  void answerIsShownWithStatusHeadersAndText() {
    server.answer("/a", 404, "text/plain; charset=utf-8", "<b>\u2713</b>");
    ApiTestResult result = get("/a");
    assertThat(result.status()).isEqualTo(404);
    assertThat(result.headers())
        .contains(new HttpHeader("Content-type", "text/plain; charset=utf-8"));
    assertThat(result.body().text()).isEqualTo("<b>\u2713</b>");
    assertThat(result.body().bytes()).isEqualTo(10);
    assertThat(result.body().base64()).isNull();
  }

  @Test
  void namedCharsetIsUsedAndAnUnknownOneIsUtf8() {
    bytes("/latin", "text/plain; charset=ISO-8859-1", new byte[] {(byte) 0xe9});
    bytes("/unknown", "text/plain; charset=none-such", "\u00e9".getBytes(StandardCharsets.UTF_8));
    assertThat(get("/latin").body().text()).isEqualTo("\u00e9");
    assertThat(get("/unknown").body().text()).isEqualTo("\u00e9");
  }

  @Test
  void whatIsNoTextIsBase64() {
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0};
    bytes("/image", "image/png", image);
    bytes("/zero", "text/plain", new byte[] {'a', 0});
    assertThat(get("/image").body().base64()).isEqualTo(Base64.getEncoder().encodeToString(image));
    assertThat(get("/image").body().text()).isNull();
    assertThat(get("/zero").body().base64()).isEqualTo("YQA=");
  }

  @Test
  void longTextIsCutWithinACharacter() {
    server.answer("/long", 200, "text/plain", "a" + "\u20ac".repeat(400_000));
    ApiTestResult result = get("/long");
    assertThat(result.body().cut()).isTrue();
    assertThat(result.body().bytes()).isEqualTo(1_000_000);
    assertThat(result.body().text()).hasSize(333_334).startsWith("a\u20ac").endsWith("\u20ac");
  }

  @Test
  void phasesAreTimed() {
    server.answer("/a", 200, "text/plain", "here");
    Timing timing = get("/a").timing();
    assertThat(timing.resolve()).isPositive();
    assertThat(timing.connect()).isPositive();
    assertThat(timing.tls()).isNull();
    assertThat(timing.firstByte()).isPositive();
    assertThat(timing.total())
        .isGreaterThanOrEqualTo(timing.resolve() + timing.connect() + timing.firstByte() - 0.01);
  }

  @Test
  void redirectsAreShownAndFollowedIfWanted() {
    server.redirect("/a", 302, "/b").answer("/b", 200, "text/plain", "here");
    ApiTestResult shown = get("/a");
    assertThat(shown.status()).isEqualTo(302);
    assertThat(shown.redirects()).isEmpty();
    ApiTestResult followed = follow("/a", List.of());
    assertThat(followed.url()).isEqualTo(url("/b"));
    assertThat(followed.redirects()).containsExactly(new HttpRedirect(302, url("/a"), url("/b")));
  }

  @Test
  void redirectToAnotherSchemeIsShownIfItIsNotFollowed() {
    server.redirect("/a", 302, "app://callback");
    assertThat(get("/a").headers()).contains(new HttpHeader("Location", "app://callback"));
    assertThatThrownBy(() -> follow("/a", List.of())).isInstanceOf(ToolFailedException.class);
  }

  @Test
  void secretsDoNotFollowToAnotherHost() {
    server.redirect("/a", 302, url("/b").replace("www", "other"));
    receive("/b");
    follow("/a", List.of("X-Api-Key: k", "Authorization: a", "X-Auth: b", "Accept: text/plain"));
    assertThat(received.join().headers())
        .containsKey("Accept")
        .doesNotContainKeys("X-api-key", "Authorization", "X-auth");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: inner.example.com",
        "hOST: a",
        "Content-Length: 5",
        "Connection: close",
        "Transfer-Encoding: chunked",
        "TE: trailers",
        "Trailer: a",
        "Upgrade: websocket",
        "Expect: 100-continue",
        "Keep-Alive: timeout=5",
        "Proxy-Authorization: Basic a",
        "HTTP2-Settings: a"
      })
  void headerOfTheConnectionIsRefusedByName(String header) {
    assertThatThrownBy(() -> run(HttpMethod.GET, url("/a"), List.of("Accept: a", header), null))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "headers[1]: %s cannot be set".formatted(header.substring(0, header.indexOf(':'))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no colon",
        ": value",
        "A B: value",
        "Host : a",
        "A: b\r\nHost: inner.example.com",
        "A: b\nX: y",
        "A: \u0000",
        "A: \u010a",
        "\u212aey: a"
      })
  void whatIsNoHeaderIsRefused(String header) {
    assertThatThrownBy(() -> run(HttpMethod.GET, url("/a"), List.of(header), null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("headers[0]: ");
  }

  @Test
  void headerIsNotThereTwice() {
    assertThatThrownBy(() -> run(HttpMethod.GET, url("/a"), List.of("A: b", "a: c"), null))
        .isInstanceOf(ApiException.class)
        .hasMessage("headers[1]: a is there twice");
  }

  @Test
  void bodyIsLimitedInBytesAndNotSentWithGet() {
    assertThatThrownBy(() -> run(HttpMethod.GET, url("/a"), List.of(), "a"))
        .isInstanceOf(ApiException.class)
        .hasMessage("body: is not sent with GET");
    assertThatThrownBy(() -> run(HttpMethod.PUT, url("/a"), List.of(), "\u20ac".repeat(33_334)))
        .isInstanceOf(ApiException.class)
        .hasMessage("body: must be at most 100 kB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://www.example.com/",
        "//www.example.com/",
        "http://user:pass@www.example.com/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://www.example.com:99999/",
        "http://www.example.com\r\n/",
        "not a url"
      })
  void whatIsNoUrlOfHttpIsRefused(String url) {
    assertThatThrownBy(() -> run(HttpMethod.GET, url, List.of(), null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("url: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://inner.example.com/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[fd00::1]/"
      })
  void hostThatIsNotPublicIsNotAsked(String url) {
    assertThatThrownBy(() -> run(HttpMethod.GET, url, List.of(), null))
        .isInstanceOf(ForbiddenAddressException.class);
  }

  @Test
  void endlessHeadersAreNoAnswer() {
    server.on(
        "/a",
        exchange -> {
          for (int i = 0; i < 300; i++) {
            exchange.getResponseHeaders().set("X-" + i, "a");
          }
          WebServer.send(exchange, 200, "text/plain", "");
        });
    assertThatThrownBy(() -> get("/a"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageEndingWith("gives no answer over HTTP.");
  }

  private void receive(String path) {
    server.on(
        path,
        exchange -> {
          received.complete(Received.of(exchange));
          exchange.sendResponseHeaders(204, -1);
        });
  }

  private void bytes(String path, String type, byte[] body) {
    server.on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  private ApiTestResult get(String path) {
    return run(HttpMethod.GET, url(path), List.of(), null);
  }

  private ApiTestResult follow(String path, List<String> headers) {
    return tool.run(new ApiTestInput(HttpMethod.GET, url(path), headers, null, true));
  }

  private ApiTestResult run(
      HttpMethod method, String url, List<String> headers, @Nullable String body) {
    return tool.run(new ApiTestInput(method, url, headers, body, false));
  }

  private String url(String path) {
    return "http://www.example.com:" + server.port() + path;
  }
}
