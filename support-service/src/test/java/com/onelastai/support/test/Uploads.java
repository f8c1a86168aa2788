package com.onelastai.support.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads files over HTTP, since the mocked requests have no multipart forms. */
public final class Uploads {

  private static final String BOUNDARY = "a-boundary";

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  public Uploads(int port) {
    this.port = port;
  }

  /** What was answered. */
  public record Uploaded(int status, String text) {

    public JsonNode body() {
      return JsonMapper.shared().readTree(text);
    }

    public Uploaded is(int status) {
      assertThat(this.status).as(text).isEqualTo(status);
      return this;
    }

    public Uploaded is(int status, String code) {
      is(status);
      assertThat(body().get("code").asString()).isEqualTo(code);
      return this;
    }

    public String id() {
      return body().get("id").asString();
    }
  }

  /** Uploads as a user, or as nobody. */
  public Uploaded send(Person person, String name, byte[] content) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/support/files"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form(name, content)));
    if (person.userId() != null) {
      request.header("Authorization", "Bearer " + person.userId());
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Uploaded(answer.statusCode(), answer.body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] form(String name, byte[] content) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\nContent-Type: image/png\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }
}
