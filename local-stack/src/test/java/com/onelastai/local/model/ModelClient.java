package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a model server as any client does, and as those do who leave. */
final class ModelClient implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  ModelClient(int port) {
    this.port = port;
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(
        client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body());
  }

  HttpResponse<String> post(String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri("/v1/chat/completions"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  JsonNode ask(String question, Map<String, Object> options) throws Exception {
    HttpResponse<String> response = post(body(question, options));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  String content(String question, Map<String, Object> options) throws Exception {
    return ask(question, options).at("/choices/0/message/content").asString();
  }

  Stream stream(String question, Map<String, Object> options) throws Exception {
    Map<String, Object> all = new TreeMap<>(options);
    all.put("stream", true);
    all.put("stream_options", Map.of("include_usage", true));
    String body = post(body(question, all)).body();
    List<String> events =
        body.lines().filter(line -> !line.isEmpty()).map(line -> line.substring(6)).toList();
    assertThat(body.lines().filter(line -> !line.isEmpty())).allMatch(l -> l.startsWith("data: "));
    assertThat(events).last().isEqualTo("[DONE]");
    return new Stream(events.stream().limit(events.size() - 1).map(JSON::readTree).toList());
  }

  record Stream(List<JsonNode> chunks) {

    List<String> texts() {
      return chunks.stream()
          .map(chunk -> chunk.at("/choices/0/delta/content"))
          .filter(JsonNode::isString)
          .map(JsonNode::asString)
          .toList();
    }

    String content() {
      return texts().stream().collect(Collectors.joining());
    }
  }

  /** Sends a request and leaves the answer to the caller, who may go away without it. */
  Socket begin(String question, Map<String, Object> options) throws IOException {
    byte[] body = body(question, options).getBytes(StandardCharsets.UTF_8);
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(120_000);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    return socket;
  }

  static String body(String question, Map<String, Object> options) {
    Map<String, Object> body = new TreeMap<>(options);
    body.putIfAbsent("model", "SmolLM2-135M-Instruct.Q4_1");
    body.putIfAbsent("messages", List.of(Map.of("role", "user", "content", question)));
    return JSON.writeValueAsString(body);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    client.close();
  }
}
