package com.onelastai.support.livechat;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemCodes;
import com.onelastai.support.livechat.ChatController.NewMessage;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chat over a WebSocket. The client sends {@code {"message": {"clientId", "text"}}}, {@code
 * {"typing": true}} or {@code {"read": number}}, and gets {@code {"news": ...}} and {@code
 * {"problem": ...}}. A message is acknowledged by the news that has it.
 */
@Component
class ChatSocketHandler extends TextWebSocketHandler {

  private static final String FEED = "feed";
  private static final String SINK = "sink";
  private static final int SEND_LIMIT_MILLIS = 10_000;
  private static final int BUFFER_LIMIT = 1_000_000;
  private static final int MAX_FRAME = 64 * 1024;

  private final ChatFeeds feeds;
  private final ChatReader reader;
  private final ChatService service;
  private final ChatProperties properties;
  private final Validator validator;
  private final JsonMapper json;
  private final Clock clock;

  ChatSocketHandler(
      ChatFeeds feeds,
      ChatReader reader,
      ChatService service,
      ChatProperties properties,
      Validator validator,
      JsonMapper json,
      Clock clock) {
    this.feeds = feeds;
    this.reader = reader;
    this.service = service;
    this.properties = properties;
    this.validator = validator;
    this.json = json;
    this.clock = clock;
  }

  /** What a client sends: one of these. */
  record ClientFrame(
      @Nullable NewMessage message, @Nullable Boolean typing, @Nullable Integer read) {}

  /** What a client gets: one of these. */
  record ServerFrame(@Nullable ChatView news, @Nullable FrameProblem problem) {}

  /**
   * @param clientId of the message that was refused; null if it was another frame
   */
  record FrameProblem(@Nullable String clientId, int status, String code, String detail) {}

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    session.setTextMessageSizeLimit(MAX_FRAME);
    SocketSink sink =
        new SocketSink(
            new ConcurrentWebSocketSessionDecorator(session, SEND_LIMIT_MILLIS, BUFFER_LIMIT));
    session.getAttributes().put(SINK, sink);
    ChatFeed feed =
        new ChatFeed(
            participant(session),
            reader,
            sink,
            attribute(session, ChatHandshake.SEEN, Integer.class),
            clock.instant().plus(properties.connection()));
    session.getAttributes().put(FEED, feed);
    try {
      feeds.open(feed);
    } catch (ApiException refused) {
      session.close(CloseStatus.SERVICE_OVERLOAD);
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    feeds.remove(attribute(session, FEED, ChatFeed.class));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage text) throws IOException {
    String clientId = null;
    try {
      ClientFrame frame = json.readValue(text.getPayload(), ClientFrame.class);
      clientId = frame.message() == null ? null : frame.message().clientId();
      handle(frame, participant(session));
    } catch (JacksonException unreadable) {
      refuse(session, clientId, 400, ProblemCodes.INVALID, "The frame cannot be read.");
    } catch (ApiException refused) {
      refuse(
          session,
          clientId,
          refused.status().value(),
          refused.code(),
          String.valueOf(refused.getMessage()));
    }
  }

  private void handle(ClientFrame frame, Participant participant) {
    if (frame.message() != null) {
      check(frame.message());
      service.say(participant, frame.message().clientId(), frame.message().text());
    }
    if (Boolean.TRUE.equals(frame.typing())) {
      service.typing(participant);
    }
    if (frame.read() != null) {
      service.read(participant, frame.read());
    }
  }

  private void check(NewMessage message) {
    Set<ConstraintViolation<NewMessage>> violations = validator.validate(message);
    if (!violations.isEmpty()) {
      ConstraintViolation<NewMessage> first = violations.iterator().next();
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          ProblemCodes.INVALID,
          first.getPropertyPath() + " " + first.getMessage());
    }
  }

  private void refuse(
      WebSocketSession session, @Nullable String clientId, int status, String code, String detail)
      throws IOException {
    attribute(session, SINK, SocketSink.class)
        .send(new FrameProblem(clientId, status, code, detail));
  }

  private static Participant participant(WebSocketSession session) {
    return attribute(session, ChatHandshake.PARTICIPANT, Participant.class);
  }

  private static <T> T attribute(WebSocketSession session, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(session.getAttributes().get(name)));
  }

  private final class SocketSink implements ChatFeed.Sink {

    private final WebSocketSession session;

    SocketSink(WebSocketSession session) {
      this.session = session;
    }

    @Override
    public void send(ChatView news) throws IOException {
      send(new ServerFrame(news, null));
    }

    void send(FrameProblem problem) throws IOException {
      send(new ServerFrame(null, problem));
    }

    private void send(ServerFrame frame) throws IOException {
      session.sendMessage(new TextMessage(json.writeValueAsString(frame)));
    }

    @Override
    public void close() {
      try {
        session.close(CloseStatus.SERVICE_RESTARTED);
      } catch (IOException alreadyGone) {
        // It is closed, which was wanted.
      }
    }
  }
}
