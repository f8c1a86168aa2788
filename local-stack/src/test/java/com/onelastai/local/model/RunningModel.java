package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process on its real weights, fetched if need be, and its clients: ordinary ones, and those
 * that disconnect early.
 */
record RunningModel(Process process, Path log, int port, HttpClient client) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static RunningModel start(Path directory) throws Exception {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("ONELASTAI_MODEL");
    Weights weights = Weights.of(environment);
    weights.fetch();
    int port = freePort();
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + directory.resolve("crash.log"),
                "-cp",
                System.getProperty("java.class.path"),
                ModelProcess.class.getName(),
                String.valueOf(port),
                directory.resolve("natives").toString(),
                weights.file().orElseThrow().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.readString(log).contains("answers on"));
    return new RunningModel(process, log, port, HttpClient.newHttpClient());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(send(HttpRequest.newBuilder(uri(path))).body());
  }

  HttpResponse<String> post(String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("/v1/chat/completions")).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
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
    List<String> events = body.lines().filter(line -> !line.isEmpty()).toList();
    assertThat(events).allMatch(event -> event.startsWith("data: ")).endsWith("data: [DONE]");
    return new Stream(
        events.subList(0, events.size() - 1).stream()
            .map(event -> JSON.readTree(event.substring(6)))
            .toList());
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
      return String.join("", texts());
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

  /** As the stack ends it, and without a crash. */
  void end() throws Exception {
    client.close();
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(log)).doesNotContain("fatal error");
  }
}
