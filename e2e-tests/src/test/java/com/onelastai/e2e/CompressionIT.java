package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a browser that accepts compressed answers gets through the gateway. */
class CompressionIT {

  private static final String SCRIPT = "/sdk/onelastai.js";
  private static final String CODINGS = "gzip, deflate, br, zstd";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void scriptIsCompressedAndCachedWithoutAVisit() throws IOException {
    HttpResponse<InputStream> script = get(SCRIPT);
    assertThat(header(script, "Content-Encoding")).isEqualTo("br");
    assertThat(script.body().readAllBytes()).hasSizeLessThan(6_000);
    assertCachedByEverybody(script.headers(), "max-age=3600");

    HttpResponse<InputStream> unchanged =
        send(request(SCRIPT).header("If-None-Match", header(script, "ETag")));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertCachedByEverybody(unchanged.headers(), "max-age=3600");

    HttpResponse<InputStream> versioned = get(header(script, "Content-Location"));
    assertThat(versioned.statusCode()).isEqualTo(200);
    assertCachedByEverybody(versioned.headers(), "immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/agents", "/api/billing/plans", "/api/docs/chat-service"})
  void jsonIsCompressed(String path) throws IOException {
    HttpResponse<InputStream> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(answer, "Vary")).containsIgnoringCase("accept-encoding");
    try (InputStream body = new GZIPInputStream(answer.body())) {
      assertThat(JsonMapper.shared().readTree(body)).isNotEmpty();
    }
  }

  @Test
  void smallJsonIsPlain() throws IOException {
    HttpResponse<InputStream> answer =
        send(post("/api/analytics/track/event", Map.of("eventType", "e", "eventName", "small")));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(JsonMapper.shared().readTree(answer.body()).has("id")).isTrue();
  }

  @Test
  void streamedAnswerIsPlain() {
    HttpResponse<InputStream> answer =
        send(
            post("/api/chat", Map.of("agentId", "einstein", "message", "What is light?"))
                .header("Accept", "text/event-stream"));
    assertThat(header(answer, "Content-Type")).startsWith("text/event-stream");
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    try (ChatStream stream = new ChatStream(answer)) {
      assertThat(stream.readUntil(event -> event.name().equals("start"))).hasSize(1);
    }
  }

  private static void assertCachedByEverybody(HttpHeaders headers, String directive) {
    assertThat(headers.firstValue("Cache-Control").orElse("")).contains("public", directive);
    assertThat(headers.allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(headers.firstValue("ETag").orElse("")).startsWith("\"");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
  }

  private HttpResponse<InputStream> get(String path) {
    return send(request(path));
  }

  private static HttpRequest.Builder post(String path, Map<String, ?> body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Account.json(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(Suite.running().gateway().resolve(path));
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) {
    return Http.stream(client, request, Map.of("Accept-Encoding", CODINGS));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
