package com.onelastai.chat.answer;

import com.onelastai.starter.visit.VisitHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    return text(send("/api/chat/start", Map.of("agentId", "einstein"), null), "/conversationId");
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
    var response = send(request.build(), HttpResponse.BodyHandlers.ofLines());
    return new Stream(response, response.body().iterator());
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

  static String text(HttpResponse<String> response, String pointer) {
    return json(response).at(pointer).asString();
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

  record Event(@Nullable String id, String name, JsonNode data) {

    String text(String pointer) {
      return data.at(pointer).asString();
    }
  }

  /** Closing it disconnects the client. */
  record Stream(HttpResponse<java.util.stream.Stream<String>> response, Iterator<String> lines)
      implements AutoCloseable {

    List<Event> readAll() {
      return readUntil(_ -> false);
    }

    /** Reads up to the first event that matches, or to the end. */
    List<Event> readUntil(Predicate<Event> last) {
      List<Event> events = new ArrayList<>();
      Map<String, String> fields = new HashMap<>();
      while ((events.isEmpty() || !last.test(events.getLast())) && lines.hasNext()) {
        String[] field = lines.next().split(": ", 2);
        if (field.length == 2) {
          fields.put(field[0], field[1]);
        } else if (fields.containsKey("data")) {
          events.add(
              new Event(
                  fields.get("id"),
                  fields.getOrDefault("event", ""),
                  JSON.readTree(fields.get("data"))));
          fields.clear();
        }
      }
      return events;
    }

    @Override
    public void close() {
      response.body().close();
    }
  }

  static String text(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("token"))
        .map(event -> event.text("/text"))
        .collect(Collectors.joining());
  }
}
