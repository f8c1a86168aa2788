package com.onelastai.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a service's web server compresses with the settings that every service starts with. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CompressionTest.Application.class,
    properties = "spring.application.name=compression-test")
class CompressionTest {

  private static final int LARGE = 50_000;
  private static final String GZIP = "gzip, deflate, br";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort int port;

  @ParameterizedTest
  @ValueSource(ints = {1_100, LARGE})
  void jsonIsCompressedForAClientThatAcceptsIt(int length) throws Exception {
    HttpResponse<byte[]> answer = get("/json/" + length, GZIP);
    assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
    assertThat(answer.headers().allValues("Vary")).containsExactly("accept-encoding");
    assertThat(unzip(answer.body())).isEqualTo(json(length));
    assertThat(answer.body()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "identity", "br", "gzip;q=0, identity"})
  void jsonIsPlainForOtherClients(String accepted) throws Exception {
    HttpResponse<byte[]> answer = get("/json/" + LARGE, accepted);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().allValues("Vary")).containsExactly("accept-encoding");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(json(LARGE));
  }

  @Test
  void smallJsonIsSentAsItIs() throws Exception {
    HttpResponse<byte[]> answer = get("/json/900", GZIP);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    assertThat(answer.headers().firstValue("Vary")).isEmpty();
  }

  @Test
  void eventStreamIsNeverCompressed() throws Exception {
    HttpResponse<byte[]> answer = get("/stream", GZIP);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("data: xx");
  }

  private HttpResponse<byte[]> get(String path, String accepted) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept-Encoding", accepted)
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  private static String json(int length) {
    return "{\"text\":\"%s\"}".formatted("x".repeat(length));
  }

  private static String unzip(byte[] gzipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @SpringBootConfiguration
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
  })
  @Import(Controller.class)
  static class Application {}

  @RestController
  static class Controller {

    @GetMapping("/json/{length}")
    Map<String, String> json(@PathVariable int length) {
      return Map.of("text", "x".repeat(length));
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(HttpServletResponse response) throws IOException {
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.getOutputStream().print("data: " + "x".repeat(LARGE) + "\n\n");
    }
  }
}
