package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Files that the gateway itself serves: compressed, cached, and the same for everybody. */
@GatewayTest
class StaticFileTest {

  private static final String SCRIPT = "/sdk/onelastai.js";
  private static final String BUNDLE = "/api/docs/assets/swagger-ui-bundle.js";
  private static final String ONE_HOUR = "max-age=3600, must-revalidate, public";

  @Autowired Caller caller;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                       | gzip | .gz
          br                         | br   | .br
          gzip, deflate, br, zstd    | br   | .br
          br;q=0.5, gzip             | gzip | .gz
          gzip;q=0, br;q=0.1         | br   | .br
          gzip;q=0.5, identity;q=0.1 | gzip | .gz
          *                          | br   | .br
          br;q=0, *;q=0.1            | gzip | .gz
          gzip;q=0                   |      | ''
          gzip;q=0.5, identity       |      | ''
          identity                   |      | ''
          *;q=0                      |      | ''
          deflate, zstd              |      | ''
          ''                         |      | ''
          """)
  void scriptIsSentInTheCodingThatTheClientPrefers(String accepted, String coding, String suffix)
      throws Exception {
    HttpResponse<byte[]> answer = get(SCRIPT, "Accept-Encoding:" + accepted);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding").orElse(null)).isEqualTo(coding);
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.body()).isEqualTo(script(suffix));
  }

  @Test
  void clientThatNamesNoCodingGetsThePlainScript() throws Exception {
    HttpResponse<byte[]> answer = get(SCRIPT);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.body()).isEqualTo(script(""));
  }

  @Test
  void gzippedScriptIsTheScript() throws Exception {
    assertThat(unzip(get(SCRIPT, "Accept-Encoding: gzip").body())).isEqualTo(script(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip", "br"})
  void unchangedScriptIsNotSentAgain(String coding) throws Exception {
    String accept = "Accept-Encoding: " + coding;
    HttpResponse<byte[]> first = get(SCRIPT, accept);
    String tag = header(first, "ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    for (String known : Set.of(tag, "W/" + tag, "\"older\", " + tag)) {
      HttpResponse<byte[]> second = get(SCRIPT, accept, "If-None-Match: " + known);
      assertThat(second.statusCode()).as(known).isEqualTo(304);
      assertThat(second.body()).isEmpty();
      for (String name : Set.of("ETag", "Cache-Control", "Vary", "Content-Location")) {
        assertThat(header(second, name)).as(name).isEqualTo(header(first, name));
      }
    }
    assertThat(get(SCRIPT, accept, "If-None-Match: \"older\"").body()).isEqualTo(first.body());
  }

  @Test
  void tagOfOneCodingIsNotThatOfAnother() throws Exception {
    String gzip = header(get(SCRIPT, "Accept-Encoding: gzip"), "ETag");
    String brotli = header(get(SCRIPT, "Accept-Encoding: br"), "ETag");
    String plain = header(get(SCRIPT), "ETag");
    assertThat(Set.of(gzip, brotli, plain)).hasSize(3);
    assertThat(get(SCRIPT, "Accept-Encoding: br", "If-None-Match: " + gzip).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip", "br"})
  void headIsAnsweredAsGetIsWithoutTheBody(String coding) throws Exception {
    String accept = "Accept-Encoding: " + coding;
    HttpResponse<byte[]> full = get(SCRIPT, accept);
    HttpResponse<byte[]> head = send("HEAD", SCRIPT, accept);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("" + full.body().length);
    for (String name : Set.of("Content-Type", "Content-Encoding", "ETag", "Cache-Control")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(full, name));
    }
  }

  @Test
  void addressWithTheVersionIsCachedForAYearAndTheOtherForAnHour() throws Exception {
    HttpResponse<byte[]> current = get(SCRIPT, "Accept-Encoding: br");
    assertThat(header(current, "Cache-Control")).isEqualTo(ONE_HOUR);
    String address = header(current, "Content-Location");
    assertThat(address).matches("/sdk/onelastai-[0-9a-f]{32}\\.js");

    HttpResponse<byte[]> versioned = get(address, "Accept-Encoding: br");
    assertThat(versioned.body()).isEqualTo(current.body());
    assertThat(header(versioned, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
    assertThat(header(versioned, "Content-Type")).isEqualTo("text/javascript");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sdk",
        "/sdk/",
        "/sdk/missing.js",
        "/sdk/onelastai.js/",
        "/sdk/onelastai.js.gz",
        "/sdk/onelastai-00000000000000000000000000000000.js",
        "/sdk/onelastai-.js",
        "/api/docs/assets/index.html",
        "/api/docs/assets/missing.js"
      })
  void otherFilesAreNotFoundAndNotCached(String path) throws Exception {
    caller.get(path).is(404, "not_found").hasNo("Cache-Control").hasNo("ETag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sdk/../application.yml",
        "/sdk/..%2fapplication.yml",
        "/sdk/%2e%2e/application.yml",
        "/sdk/..;/application.yml",
        "/api/docs/assets/../../../application.yml"
      })
  void pathOutOfTheFolderIsRejected(String path) throws Exception {
    assertThat(caller.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", "\"code\""))
        .startsWith("HTTP/1.1 400")
        .contains("request_rejected");
  }

  @ParameterizedTest
  @ValueSource(strings = {SCRIPT, "/api/docs", BUNDLE})
  void filesSetNoCookies(String path) throws Exception {
    caller.get(path).is(200).hasNo("Set-Cookie");
    String cookies = caller.get("/api/analytics/track/event").cookies();
    caller.get(path, "Cookie: " + cookies).is(200).hasNo("Set-Cookie");
    caller.get(path, "Cookie: onelastai_consent=denied; " + cookies).hasNo("Set-Cookie");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/docs",
        "/api/docs/page.js",
        BUNDLE,
        "/api/docs/assets/swagger-ui-standalone-preset.js",
        "/api/docs/assets/swagger-ui.css",
      })
  void fileOfTheDocsIsCompressedAndCached(String path) throws Exception {
    HttpResponse<byte[]> plain = get(path);
    HttpResponse<byte[]> gzipped = get(path, "Accept-Encoding: gzip, br");
    assertThat(header(gzipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(gzipped.body()).hasSizeLessThan(plain.body().length);
    assertThat(unzip(gzipped.body())).isEqualTo(plain.body());
    assertThat(header(gzipped, "Cache-Control")).isEqualTo(ONE_HOUR);
    assertThat(get(path, "If-None-Match: " + header(plain, "ETag")).statusCode()).isEqualTo(304);
  }

  @Test
  void fileThatCompressionDoesNotMakeSmallerIsPlain() throws Exception {
    HttpResponse<byte[]> icon = get("/api/docs/assets/favicon-32x32.png", "Accept-Encoding: gzip");
    assertThat(header(icon, "Content-Type")).isEqualTo("image/png");
    assertThat(header(icon, "Content-Encoding")).isEmpty();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  private HttpResponse<byte[]> send(String method, String path, String... headers)
      throws Exception {
    return caller
        .http()
        .send(
            caller.request(path, headers).method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> answer, String name) {
    return String.join(" + ", answer.headers().allValues(name));
  }

  /** The script as it was built. */
  private static byte[] script(String suffix) throws IOException {
    return new ClassPathResource("META-INF/resources" + SCRIPT + suffix).getContentAsByteArray();
  }

  private static byte[] unzip(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return in.readAllBytes();
    }
  }
}
