package com.onelastai.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each service promises over HTTP. A service extends this on its shared context, which imports
 * {@link LocalTokens}.
 */
public abstract class WebContract {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final long SEED = Long.getLong("fuzz.seed", 20_260_101L);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 25);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;

  @Value("${spring.application.name}")
  private String application = "";

  @Test
  void operationIdsAreUniqueNames() throws Exception {
    List<String> ids = Fuzz.Operation.all(document()).map(Fuzz.Operation::operationId).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z0-9]+"));
  }

  @Test
  void actuatorHasAPortOfItsOwn() throws Exception {
    assertThat(status("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
        .isEqualTo(200);
    assertThat(status(base() + "/actuator/health/readiness")).isEqualTo(404);
    assertThat(status(base() + "/actuator")).isEqualTo(404);
  }

  /** Of Tomcat's own pages nobody learns anything. */
  @Test
  void whatTheServerItselfRefusesIsAProblem() throws Exception {
    assertThat(raw("GET /api/x?a=%5B1]&b[]=1 HTTP/1.1\r\nHost: x")).startsWith("HTTP/1.1 404");
    assertThat(raw("GET /api/x HTTP/1.1\r\nHost: x\r\nExpect: other"))
        .startsWith("HTTP/1.1 417")
        .contains("application/problem+json", "\"code\":\"expectation_failed\"");
    assertThat(raw("GET /api/x?{} HTTP/1.1\r\nHost: x"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"code\":\"bad_request\"");
  }

  private String raw(String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The copies from which the TypeScript client is generated. */
  @Test
  void copyOfTheDocumentIsCurrent() throws Exception {
    ObjectNode document = document();
    document.remove("servers");
    Path copy = Path.of("../web-sdk/openapi", application + ".json");
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(copy, JSON.writeValueAsString(document) + "\n");
    }

    assertThat(JSON.readTree(Files.readString(copy)))
        .as("renew it with -Dopenapi.update=true, then run npm run generate in web-sdk")
        .isEqualTo(document);
  }

  /** Valid, boundary and hostile requests of every operation; the same ones in each run. */
  @Test
  void noRequestMakesTheServiceFail() throws Exception {
    Fuzz fuzz = new Fuzz(document(), SEED);
    List<String> failures = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (Fuzz.Operation operation : Fuzz.Operation.all(document()).toList()) {
      for (int i = 0; i < REQUESTS; i++) {
        HttpRequest request = fuzz.request(base(), operation);
        String failure = send(request, statuses);
        if (failure != null) {
          failures.add(request.method() + " " + request.uri() + " " + failure);
        }
      }
    }

    System.out.printf("fuzz.seed=%d statuses=%s%n", SEED, statuses);
    assertThat(failures).as("seed %d", SEED).isEmpty();
    assertThat(statuses).containsKeys(200, 400, 404);
  }

  /** A dependency that is away in this test is answered by 502 to 504 with a code. */
  private @Nullable String send(HttpRequest request, Map<Integer, Integer> statuses)
      throws Exception {
    HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
    // A stream would not end, so only errors are read.
    try (var body = answer.body()) {
      int status = answer.statusCode();
      statuses.merge(status, 1, Integer::sum);
      if (status < 500) {
        return null;
      }
      String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return status == 500 || !text.contains("\"code\"") ? status + ": " + text : null;
    } catch (IOException closed) {
      return closed.toString();
    }
  }

  private int status(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String base() {
    return "http://127.0.0.1:" + port;
  }

  private ObjectNode document() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/v3/api-docs")).build();
    JsonNode document = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    return (ObjectNode) document;
  }
}
