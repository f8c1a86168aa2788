package com.onelastai.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One end of a live chat, as a client that sends again what it has not got back. */
final class ChatSocket implements WebSocket.Listener {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI gateway;
  private final String token;
  private final String chatId;
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final Map<String, String> unsent = new LinkedHashMap<>();
  private StringBuilder frame = new StringBuilder();
  private volatile @Nullable WebSocket socket;

  ChatSocket(URI gateway, String token, String chatId) {
    this.gateway = gateway;
    this.token = token;
    this.chatId = chatId;
  }

  /**
   * @return false if nothing answers
   */
  boolean connect() {
    frame = new StringBuilder();
    URI address =
        URI.create(
            gateway.toString().replaceFirst("^http", "ws")
                + "/api/support/chats/"
                + chatId
                + "/socket?after="
                + messages.size());
    try {
      socket =
          HTTP.newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .buildAsync(address, this)
              .join();
    } catch (CompletionException refused) {
      return false;
    }
    unsent.forEach(this::send);
    return true;
  }

  void say(String clientId, String text) {
    unsent.put(clientId, text);
    send(clientId, text);
  }

  private void send(String clientId, String text) {
    WebSocket open = socket;
    if (open != null && !open.isOutputClosed()) {
      Map<String, ?> message = Map.of("message", Map.of("clientId", clientId, "text", text));
      open.sendText(JSON.writeValueAsString(message), true).exceptionally(_ -> open).join();
    }
  }

  List<String> texts() {
    return messages.stream().map(message -> message.at("/text").asString()).toList();
  }

  void close() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      JSON.readTree(frame.toString()).at("/news/messages").forEach(messages::add);
      frame = new StringBuilder();
    }
    from.request(1);
    return null;
  }
}
