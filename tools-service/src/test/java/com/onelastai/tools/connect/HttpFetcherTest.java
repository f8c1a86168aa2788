package com.onelastai.tools.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.tools.connect.HttpAnswer.Redirect;
import com.onelastai.tools.test.DnsZone;
import com.onelastai.tools.test.WebServer;
import com.onelastai.tools.tool.ToolFailedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFetcherTest {

  private final LocalInternet internet =
      new LocalInternet(
          DnsZone.of(
              "example.com.",
              "www A 127.0.0.2\nother A 127.0.0.2\ndown A 127.0.0.3\nunder_score A 127.0.0.2\n"));
  private final WebServer server = WebServer.at("127.0.0.2", 0);

  @AfterEach
  void stop() {
    server.close();
    internet.close();
  }

  @Test
  void redirectsAreFollowedAndListed() {
    server.redirect("/a", 301, "/b").redirect("/b", 302, url("/c?q=1"));
    server.answer("/c", 200, "text/plain", "here");
    HttpAnswer answer = get("/a");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("here");
    assertThat(answer.url()).hasToString(url("/c?q=1"));
    assertThat(answer.header("content-type")).isEqualTo("text/plain");
    assertThat(answer.redirects())
        .containsExactly(
            new Redirect(301, url("/a"), url("/b")), new Redirect(302, url("/b"), url("/c?q=1")));
  }

  @ParameterizedTest
  @CsvSource({"301, GET", "302, GET", "303, GET", "307, POST", "308, POST"})
  void methodFollowsTheStandard(int status, String method) {
    server.redirect("/a", status, "/b").answer("/b", 200, "text/plain", "");
    post(10);
    assertThat(server.requests()).containsExactly("POST /a", method + " /b");
  }

  @Test
  void redirectIsNotFollowedIfNobodyWantsIt() {
    server.redirect("/a", 302, "/b");
    assertThat(post(0).status()).isEqualTo(302);
  }

  @Test
  void redirectsInACircleEnd() {
    server.redirect("/a", 302, "/a");
    assertThatThrownBy(() -> get("/a"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("more than 10 times");
  }

  @Test
  void secretsDoNotFollowToAnotherHost() {
    CompletableFuture<Map<String, List<String>>> received = new CompletableFuture<>();
    server.redirect("/a", 302, url("/b").replace("www", "other"));
    server.on(
        "/b",
        exchange -> {
          received.complete(Map.copyOf(exchange.getRequestHeaders()));
          WebServer.send(exchange, 200, "text/plain", "");
        });
    internet
        .fetcher()
        .fetch(
            HttpCall.get(
                HttpAddress.parse(url("/a")), Map.of("Authorization", "secret", "X-Plain", "1")));
    assertThat(received.join()).containsKey("X-plain").doesNotContainKey("Authorization");
  }

  @Test
  void longBodyIsCut() {
    server.answer("/long", 200, "text/plain", "x".repeat(HttpFetcher.MAX_BODY + 1));
    server.answer("/exact", 200, "text/plain", "x".repeat(HttpFetcher.MAX_BODY));
    assertThat(get("/long").cut()).isTrue();
    assertThat(get("/long").body()).hasSize(HttpFetcher.MAX_BODY);
    assertThat(get("/exact").cut()).isFalse();
  }

  @Test
  void bodyThatUnpacksToMuchMoreIsCut() {
    server.on(
        "/bomb",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, 0);
          try (GZIPOutputStream packed = new GZIPOutputStream(exchange.getResponseBody())) {
            for (int i = 0; i < 50; i++) {
              packed.write(new byte[1_000_000]);
            }
          }
        });
    assertThat(get("/bomb").cut()).isTrue();
  }

  @Test
  void serverThatDripsItsAnswerIsNotWaitedFor() {
    CountDownLatch done = new CountDownLatch(1);
    server.on(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try {
            while (!done.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write('.');
              exchange.getResponseBody().flush();
            }
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    assertThatThrownBy(() -> get("/drip"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("takes too long");
    done.countDown();
  }

  /** As many as there are connections at most, and more. */
  @Test
  void refusedAddressesLeaveRoomForOthers() {
    server.answer("/a", 200, "text/plain", "");
    for (int i = 0; i < 250; i++) {
      assertThatThrownBy(() ->
              internet
                  .fetcher()
                  .fetch(HttpCall.get(HttpAddress.parse("http://127.0.0.1/"), Map.of())))
          .isInstanceOf(ForbiddenAddressException.class);
    }
    assertThat(get("/a").status()).isEqualTo(200);
  }

  @Test
  void nameWithAnUnderscoreIsFetched() {
    server.answer("/a", 200, "text/plain", "");
    HttpAddress url =
        HttpAddress.parse("http://under_score.example.com:" + server.port() + "/a#part");
    assertThat(internet.fetcher().fetch(HttpCall.get(url, Map.of())).status()).isEqualTo(200);
  }

  @Test
  void serverThatIsAwayIsAFailedRun() {
    assertThatThrownBy(() ->
            internet
                .fetcher()
                .fetch(
                    HttpCall.get(
                        HttpAddress.parse("http://down.example.com:" + server.port()), Map.of())))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("gives no answer");
  }

  private HttpAnswer get(String path) {
    return internet.fetcher().fetch(HttpCall.get(HttpAddress.parse(url(path)), Map.of()));
  }

  private HttpAnswer post(int maxRedirects) {
    byte[] body = "body".getBytes(StandardCharsets.UTF_8);
    return internet
        .fetcher()
        .fetch(new HttpCall("POST", HttpAddress.parse(url("/a")), Map.of(), body, maxRedirects));
  }

  private String url(String path) {
    return "http://www.example.com:" + server.port() + path;
  }
}
