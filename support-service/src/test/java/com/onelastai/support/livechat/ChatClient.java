package com.onelastai.support.livechat;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A browser's end of a chat: it connects again where it was, and sends again what was not shown.
 */
final class ChatClient implements WebSocket.Listener, AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String header;
  private final String value;
  private final String chatId;
  private final StringBuilder frame = new StringBuilder();
  private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
  private final List<JsonNode> problems = new CopyOnWriteArrayList<>();
  private volatile @Nullable JsonNode chat;
  private volatile @Nullable WebSocket socket;

  private ChatClient(String header, String value, String chatId) {
    this.header = header;
    this.value = value;
    this.chatId = chatId;
  }

  static ChatClient withToken(String token, String chatId) {
    return new ChatClient("Authorization", "Bearer " + token, chatId);
  }

  static ChatClient ofVisitor(String visitorId, String chatId) {
    return new ChatClient("X-OneLastAI-Visitor", visitorId, chatId);
  }

  /** Connects to the instance at this port, and goes on after the last message. */
  ChatClient connect(int port) {
    URI address =
        URI.create(
            "ws://127.0.0.1:%d/api/support/chats/%s/socket?after=%d"
                .formatted(port, chatId, messages.size()));
    socket = HTTP.newWebSocketBuilder().header(header, value).buildAsync(address, this).join();
    return this;
  }

  void say(String clientId, String text) {
    send(Map.of("message", Map.of("clientId", clientId, "text", text)));
  }

  void send(Map<String, ?> frame) {
    sendText(JSON.writeValueAsString(frame));
  }

  void sendText(String text) {
    open().sendText(text, true).join();
  }

  List<String> texts() {
    return messages.stream().map(message -> message.at("/text").asString()).toList();
  }

  List<Integer> numbers() {
    return messages.stream().map(message -> message.at("/number").asInt()).toList();
  }

  List<String> problems() {
    return problems.stream().map(problem -> problem.at("/code").asString()).toList();
  }

  String state(String field) {
    JsonNode known = chat;
    return known == null ? "" : known.at("/" + field).asString("");
  }

  void awaitMessages(int count) {
    await().until(() -> messages.size() >= count);
  }

  boolean isClosed() {
    return open().isInputClosed();
  }

  /** As when the network is lost. */
  void cut() {
    open().abort();
    frame.setLength(0);
  }

  private WebSocket open() {
    return Objects.requireNonNull(socket);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      read(JSON.readTree(frame.toString()));
      frame.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void read(JsonNode received) {
    if (received.hasNonNull("problem")) {
      problems.add(received.get("problem"));
      return;
    }
    received.at("/news/messages").forEach(messages::add);
    chat = received.at("/news/chat");
  }

  @Override
  public void close() {
    open().abort();
  }
}
