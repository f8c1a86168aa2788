package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Answers of services, which compress them on their own. */
@GatewayTest
class CompressionTest {

  private static final String ZIPPED = "Accept-Encoding: gzip";

  @Autowired Caller caller;

  @Test
  void compressedAnswerArrivesAsTheServiceSentIt() throws Exception {
    byte[] body = gzip("{\"items\":[%s]}".formatted("1,".repeat(2000)));
    answerGzipped("/api/agents/many", body);

    HttpResponse<byte[]> answer = get("/api/agents/many", ZIPPED);

    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(answer.headers().allValues("Vary")).contains("accept-encoding");
    assertThat(TestBed.SERVICE.headers("/api/agents/many"))
        .containsEntry("Accept-Encoding", "gzip");
  }

  @Test
  void serviceLearnsOfNoCodingThatTheClientDidNotName() throws Exception {
    get("/api/agents/plain");
    assertThat(TestBed.SERVICE.headers("/api/agents/plain")).doesNotContainKey("Accept-Encoding");
  }

  @Test
  void gatewayDoesNotCompressWhatTheServiceLeftPlain() throws Exception {
    String body = "{\"text\":\"%s\"}".formatted("x".repeat(20_000));
    TestBed.SERVICE.answer("/api/agents/left", 200, "application/json", body);

    HttpResponse<byte[]> answer = get("/api/agents/left", ZIPPED);

    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void compressedDocumentNamesTheGatewayAndStaysCompressed() throws Exception {
    answerGzipped(
        "/v3/api-docs",
        gzip(
            """
            {"openapi":"3.1.0","servers":[{"url":"http://127.0.0.1:8101"}],"info":{"title":"Zoë"}}\
            """));

    HttpResponse<byte[]> answer = get("/api/docs/chat-service", ZIPPED);

    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(unzip(answer.body()))
        .contains("\"servers\":[{\"url\":\"/\"}]", "Zoë")
        .doesNotContain("8101");
  }

  private static void answerGzipped(String path, byte[] body) {
    TestBed.SERVICE.answer(
        path,
        (request, response) ->
            response
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header("Vary", "accept-encoding")
                .sendByteArray(Mono.just(body)));
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return caller.http().send(caller.request(path, headers).build(), BodyHandlers.ofByteArray());
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return gzipped.toByteArray();
  }

  private static String unzip(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
