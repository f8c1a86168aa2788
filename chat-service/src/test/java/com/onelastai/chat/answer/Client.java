package com.onelastai.chat.answer;

import com.onelastai.starter.visit.VisitHeaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A visitor's browser that reads streams from the service's port as they come. */
final class Client implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String visitor = UUID.randomUUID().toString();

  Client(int port) {
    base = "http://127.0.0.1:" + port;
  }

  String start() {
    return json(send("/api/chat/start", Map.of("agentId", "einstein"), null))
        .get("conversationId")
        .asString();
  }

  Stream say(String conversation, String content) {
    return stream("/api/chat/message", Map.of("conversationId", conversation, "content", content));
  }

  /** Sends a GET if the body is null. */
  Stream stream(String path, @Nullable Object body, String... headers) {
    HttpRequest.Builder request = request(path, body).setHeader("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new Stream(send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
  }

  HttpResponse<String> send(String path, @Nullable Object body, @Nullable String accept) {
    HttpRequest.Builder request = request(path, body);
    if (accept != null) {
      request.setHeader("Accept", accept);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header(VisitHeaders.VISITOR, visitor);
    return body == null
        ? request
        : request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  record Event(@Nullable String id, String name, JsonNode data) {}

  /** Closing it disconnects the client. */
  static final class Stream implements AutoCloseable {

    final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    private Stream(HttpResponse<InputStream> response) {
      this.response = response;
      this.lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    List<Event> readAll() {
      return readUntil(event -> false);
    }

    /** Reads up to the first event that matches, or to the end. */
    List<Event> readUntil(Predicate<Event> last) {
      List<Event> events = new ArrayList<>();
      for (Event event = next(); event != null; event = next()) {
        events.add(event);
        if (last.test(event)) {
          break;
        }
      }
      return events;
    }

    private @Nullable Event next() {
      try {
        String id = null;
        String name = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.isEmpty() && !data.isEmpty()) {
            return new Event(id, name, JSON.readTree(data));
          } else if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("data: ")) {
            data = line.substring(6);
          }
        }
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        response.body().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static String text(List<Event> events) {
    StringBuilder text = new StringBuilder();
    events.stream()
        .filter(event -> event.name().equals("token"))
        .forEach(event -> text.append(event.data().get("text").asString()));
    return text.toString();
  }
}
