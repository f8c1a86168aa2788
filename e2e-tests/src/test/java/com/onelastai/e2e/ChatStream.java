package com.onelastai.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A streamed answer: server-sent events, read one at a time. */
final class ChatStream implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  ChatStream(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /**
   * @param id of the last event with an id, to resume from
   */
  record Event(String name, String id, JsonNode data) {}

  int status() {
    return response.statusCode();
  }

  /** The next event; null when the stream has ended. */
  @Nullable Event next() {
    String name = "message";
    String id = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith("event:")) {
        name = line.substring("event:".length()).strip();
      } else if (line.startsWith("id:")) {
        id = line.substring("id:".length()).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring("data:".length()));
      } else if (line.isEmpty() && !data.isEmpty()) {
        return new Event(name, id, JSON.readTree(data.toString()));
      }
    }
    return null;
  }

  /** Reads up to and including the first such event. */
  List<Event> readUntil(Predicate<Event> last) {
    List<Event> read = new ArrayList<>();
    for (Event event = next(); event != null; event = next()) {
      read.add(event);
      if (last.test(event)) {
        return read;
      }
    }
    throw new AssertionError("The stream ended after " + read);
  }

  List<Event> readAll() {
    List<Event> read = new ArrayList<>();
    for (Event event = next(); event != null; event = next()) {
      read.add(event);
    }
    return read;
  }

  /** The text of all tokens in these events. */
  static String textOf(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("token"))
        .map(event -> event.data().get("text").asString())
        .collect(Collectors.joining());
  }

  private @Nullable String line() {
    try {
      return lines.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
