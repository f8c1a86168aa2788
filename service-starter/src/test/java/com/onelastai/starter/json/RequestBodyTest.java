package com.onelastai.starter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.starter.problem.ApiException;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(properties = {"spring.application.name=body-test", "onelastai.max-body=400B"})
@ContextConfiguration(classes = RequestBodyTest.Application.class)
class RequestBodyTest {

  @Autowired MockMvc mvc;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"number": 5, "text": "a", "flag": true, "fraction": 1, "time": "2026-01-01T00:00:00Z"}
          {"time": 1767225600000}
          {"time": "2026-01-01T01:00:00+01:00"}
          {"fraction": 1.5, "map": {"a": [1, null]}}
          {"number": null}
          """)
  void valuesAreTakenAsTheyStand(String body) throws Exception {
    send(body).andExpect(status().isOk());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"number": "5"}                     | number    | wrong_type   | invalid_request
          {"number": ""}                      | number    | wrong_type   | invalid_request
          {"number": 5.5}                     | number    | wrong_type   | invalid_request
          {"number": true}                    | number    | wrong_type   | invalid_request
          {"number": 99999999999}             | number    | out_of_range | invalid_request
          {"number": {"$gt": ""}}             | number    | wrong_type   | invalid_request
          {"text": 5}                         | text      | wrong_type   | invalid_request
          {"text": true}                      | text      | wrong_type   | invalid_request
          {"text": {"$gt": ""}}               | text      | wrong_type   | invalid_request
          {"flag": "true"}                    | flag      | wrong_type   | invalid_request
          {"flag": 1}                         | flag      | wrong_type   | invalid_request
          {"fraction": "1.5"}                 | fraction  | wrong_type   | invalid_request
          {"fraction": ""}                    | fraction  | wrong_type   | invalid_request
          {"time": "yesterday"}               | time      | wrong_type   | invalid_request
          {"time": ""}                        | time      | wrong_type   | invalid_request
          {"map": []}                         | map       | wrong_type   | invalid_request
          {"map": ""}                         | map       | wrong_type   | invalid_request
          {"map": {"a": {"b": x}}}            | map.a     | malformed    | malformed_json
          {"text": "a", "text": "b"}          | text      | malformed    | malformed_json
          {"text": "a"} {}                    | body      | wrong_type   | invalid_request
          {"text": NaN}                       | text      | malformed    | malformed_json
          {"text": "a"                        | body      | malformed    | malformed_json
          []                                  | body      | wrong_type   | invalid_request
          "text"                              | body      | wrong_type   | invalid_request
          null                                | body      | unreadable   | malformed_json
          """)
  void anythingElseIsRefusedByItsField(String body, String field, String code, String problem)
      throws Exception {
    send(body)
        .andExpect(status().isBadRequest())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value(problem))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].code").value(code));
  }

  @Test
  void gzippedBodyIsReadWithinTheLimit() throws Exception {
    sendCoded("gzip", gzip("{\"number\": 5}")).andExpect(status().isOk());
    sendCoded("gzip", gzip("{\"text\": \"" + "a".repeat(1_000) + "\"}"))
        .andExpect(status().is(413))
        .andExpect(jsonPath("$.code").value("body_too_large"));
    sendCoded("gzip", "{\"number\": 5}".getBytes())
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("body"));
    sendCoded("br", gzip("{}"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.errors[0].field").value("Content-Encoding"));
  }

  private ResultActions sendCoded(String coding, byte[] body) throws Exception {
    return mvc.perform(
        post("/")
            .contentType(MediaType.APPLICATION_JSON)
            .header("Content-Encoding", coding)
            .content(body));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(text.getBytes());
    }
    return gzipped.toByteArray();
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    send("{\"map\": " + "{\"a\":".repeat(50) + "1" + "}".repeat(50) + "}")
        .andExpect(status().isOk());
    send("{\"map\": " + "[".repeat(70)).andExpect(status().isBadRequest());
  }

  @Test
  void bodyOverTheLimitIsRefused() throws Exception {
    String body = "{\"text\": \"" + "a".repeat(400) + "\"}";
    send(body)
        .andExpect(status().isContentTooLarge())
        .andExpect(jsonPath("$.code").value("body_too_large"))
        .andExpect(jsonPath("$.errors[0].field").value("body"));
  }

  @Test
  void bodyThatDoesNotSayItsLengthIsReadUpToTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(
            () -> new BodyLimit(DataSize.ofBytes(400)).read(new MockHttpInputMessage(endless)))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(CONTENT_TOO_LARGE));
  }

  @Test
  void anythingButJsonIsRefused() throws Exception {
    mvc.perform(post("/").contentType(MediaType.TEXT_PLAIN).content("{}"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.code").value("unsupported_media_type"));
  }

  private ResultActions send(String body) throws Exception {
    return mvc.perform(post("/").contentType(MediaType.APPLICATION_JSON).content(body));
  }

  @SpringBootConfiguration
  @Import(Controller.class)
  static class Application {}

  @RestController
  @PermitAll
  static class Controller {

    @PostMapping(path = "/", consumes = MediaType.APPLICATION_JSON_VALUE)
    Body post(@RequestBody Body body) {
      return body;
    }
  }

  record Body(
      @Nullable Integer number,
      @Nullable String text,
      @Nullable Boolean flag,
      @Nullable Double fraction,
      @Nullable Instant time,
      @Nullable Map<String, @Nullable Object> map) {}
}
