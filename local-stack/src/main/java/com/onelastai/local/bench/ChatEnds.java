package com.onelastai.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A live chat's visitor, and the team's end once it is accepted, by WebSockets. */
final class ChatEnds implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern CLIENT_ID = Pattern.compile("\"clientId\":\"([^\"]+)\"");
  private static final String NEW_CHAT = "{\"name\":\"Bench\",\"email\":\"bench@example.com\"}";

  /** Shared: each client has threads of its own, which would compete with what is measured. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final WebSocket visitor;
  private final @Nullable WebSocket team;
  private volatile Consumer<String> arrival = _ -> {};

  private ChatEnds(URI gateway, @Nullable String teamToken)
      throws IOException, InterruptedException {
    String cookies =
        CLIENT
            .send(HttpRequest.newBuilder(gateway.resolve("/")).build(), BodyHandlers.discarding())
            .headers()
            .allValues("Set-Cookie")
            .stream()
            .map(cookie -> cookie.split(";")[0])
            .collect(Collectors.joining("; "));
    HttpResponse<String> begun =
        send(
            HttpRequest.newBuilder(gateway.resolve("/api/support/chats"))
                .header("Cookie", cookies)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(NEW_CHAT)));
    Matcher id = ID.matcher(begun.body());
    if (!id.find()) {
      throw new IllegalStateException(begun.statusCode() + " " + begun.body());
    }
    visitor = socket(gateway, id.group(1), "Cookie", cookies, new WebSocket.Listener() {});
    if (teamToken == null) {
      team = null;
    } else {
      call(gateway, "POST", "/api/support/team/chats/" + id.group(1) + "/accept", teamToken, "{}");
      team = socket(gateway, id.group(1), "Authorization", teamToken, new TeamListener());
    }
  }

  static ChatEnds waiting(URI gateway) throws IOException, InterruptedException {
    return new ChatEnds(gateway, null);
  }

  static ChatEnds accepted(URI gateway, String teamToken) throws IOException, InterruptedException {
    return new ChatEnds(gateway, teamToken);
  }

  static void call(URI gateway, String method, String path, String token, String json)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static WebSocket socket(
      URI gateway, String chatId, String header, String value, WebSocket.Listener listener) {
    URI address =
        URI.create(
            gateway.toString().replaceFirst("^http", "ws")
                + "/api/support/chats/"
                + chatId
                + "/socket");
    return CLIENT.newWebSocketBuilder().header(header, value).buildAsync(address, listener).join();
  }

  /** Is called with the id of each message that reaches the team. */
  void onArrival(Consumer<String> listener) {
    arrival = listener;
  }

  void say(String id) {
    visitor.sendText("{\"message\":{\"clientId\":\"" + id + "\",\"text\":\"Hello\"}}", true).join();
  }

  @Override
  public void close() {
    visitor.abort();
    if (team != null) {
      team.abort();
    }
  }

  private final class TeamListener implements WebSocket.Listener {

    private final StringBuilder frame = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      frame.append(data);
      if (last) {
        CLIENT_ID.matcher(frame).results().forEach(found -> arrival.accept(found.group(1)));
        frame.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
