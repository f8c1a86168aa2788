package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.answer.Client.Event;
import com.onelastai.chat.answer.Client.Stream;
import com.onelastai.chat.test.Model;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.StoreReads;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

class AnswerStreamIT extends ServiceTest {

  private static final String CHATS = "chatinteractions";
  private static final int PIECES = 60;
  private static final int FOLLOWERS = 8;
  private static final String ALL = "word ".repeat(PIECES);

  @Autowired StoreReads reads;
  @LocalServerPort int port;
  private Client client = new Client(0);
  private String id = "";

  @BeforeEach
  void start() {
    client = new Client(port);
    id = client.start();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void answerIsStreamedAsEvents() {
    Model.says("Because ", "air 🙂 ", "scatters.");
    try (Stream stream = client.say(id, "Why?")) {
      List<Event> events = stream.readAll();
      assertThat(stream.response().statusCode()).isEqualTo(200);
      assertThat(stream.response().headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      assertThat(stream.response().headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(events)
          .extracting(event -> (event.name() + " " + event.id()).replace(id, "ID"))
          .containsExactly(
              "start ID-2:0", "token ID-2:8", "token ID-2:15", "token ID-2:24", "done ID-2:24");
      assertThat(events.getFirst().text("/questionId")).isEqualTo(id + "-1");
      assertThat(events.getFirst().text("/messageId")).isEqualTo(id + "-2");
      isMessage(events.getLast().data(), "Because air 🙂 scatters.", "complete");
    }
  }

  @Test
  void refusalBeforeTheStreamIsAProblemResponse() {
    Model.refuses(500);
    HttpResponse<String> refused = send("Why?", "text/event-stream");
    isProblem(refused, 503, "model_unavailable");
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(
            client
                .send("/api/chat/message", Map.of("conversationId", id), "text/event-stream")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void acceptAnythingReturnsJson() {
    Model.says("Whole.");
    HttpResponse<String> answer = send("Why?", "*/*");
    assertThat(Client.text(answer, "/content")).isEqualTo("Whole.");
  }

  @Test
  void secondMessageConflictsWithTheFirst() {
    try (Stream stream = begin(2)) {
      isProblem(send("Two?", null), 409, "answer_in_progress");
      assertThat(Client.text(stream.readAll())).startsWith("word");
    }
    assertThat(messages()).hasSize(2);
  }

  @Test
  void ownerHasTwoAnswersAtOnce() {
    Model.saysSlowly("word ", PIECES, Duration.ofSeconds(3));
    try (Stream first = client.say(id, "One?");
        Stream second = client.say(client.start(), "Two?")) {
      assertThat(second.response().statusCode()).isEqualTo(200);
      id = client.start();
      HttpResponse<String> third = send("Three?", null);
      isProblem(third, 429, "busy");
      assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 5);
      assertThat(first.readAll().getLast().name()).isEqualTo("done");
    }
  }

  @Test
  void stopStoresTheReceivedPart() {
    try (Stream stream = begin(10)) {
      HttpResponse<String> stopped = stopped();
      assertThat(Client.text(stopped, "/content")).startsWith("word").isNotEqualTo(ALL);
      Event last = stream.readAll().getLast();
      assertThat(last.name()).isEqualTo("done");
      assertThat(last.data()).isEqualTo(Client.json(stopped));
    }
    isProblem(stop(), 409, "no_answer_in_progress");
  }

  @Test
  void stopAtAnotherInstanceTakesEffect() {
    try (Stream stream = begin(10)) {
      mongo.updateFirst(byId(id), new Update().set("answering.stop", true), CHATS);
      Event last = stream.readAll().getLast();
      assertThat(last.text("/status")).isEqualTo("stopped");
      assertThat(last.text("/content")).isNotEqualTo(ALL);
    }
  }

  @Test
  void stopBeforeTheFirstPieceStoresTheQuestion() {
    Model.hesitates(Duration.ofSeconds(10));
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> send("One?", null));
    await().until(() -> chat().containsKey("answering"));
    stopped();
    assertThat(waiting.join().statusCode()).isEqualTo(200);
    assertThat(messages())
        .extracting(message -> message.getString("content"))
        .containsExactly("One?", "");
    nextQuestionIsAnswered();
    assertThat(Model.prompts().getLast()).hasSize(2).doesNotContain("user: One?");
  }

  @Test
  void checkpointStoresThePartAndRenewsTheLease() {
    try (Stream stream = begin(5)) {
      Document first = chat().get("answering", Document.class);
      await()
          .until(() -> {
            Document now = chat().get("answering", Document.class);
            return now.getString("part").startsWith("word")
                && now.getDate("until").after(first.getDate("until"));
          });
      stop();
    }
  }

  @Test
  void interruptedStreamIsResumed() {
    Model.saysSlowly("word ", PIECES, Duration.ofSeconds(4));
    List<Event> had;
    try (Stream stream = client.say(id, "One?")) {
      had = stream.readUntil(event -> event.name().equals("token"));
    }
    String last = Objects.requireNonNull(had.getLast().id());
    try (Stream rest = client.stream(path("/stream"), null, "Last-Event-ID", last)) {
      List<Event> events = rest.readAll();
      assertThat(events.size()).isGreaterThan(2);
      assertThat(events.getFirst().name()).isEqualTo("token");
      assertThat(events.getLast().name()).isEqualTo("done");
      assertThat(Client.text(had) + Client.text(events)).isEqualTo(ALL);
      assertThat(events.getLast().text("/status")).isEqualTo("complete");
    }
    try (Stream finished =
        client.stream(path("/stream?lastEventId=" + id + "-2:" + (ALL.length() - 5)), null)) {
      List<Event> events = finished.readAll();
      assertThat(events).extracting(Event::name).containsExactly("token", "done");
      assertThat(Client.text(events)).isEqualTo("word ");
    }
  }

  @Test
  void reloadedPageFollowsFromTheStart() {
    try (Stream stream = begin(3)) {
      try (Stream other = client.stream(path("/stream"), null)) {
        List<Event> events = other.readAll();
        assertThat(events.getFirst().name()).isEqualTo("start");
        assertThat(events.getFirst().text("/questionId")).isEqualTo(id + "-1");
        assertThat(Client.text(events)).isEqualTo(ALL);
      }
    }
    assertThat(client.send(path("/stream"), null, "text/event-stream").statusCode()).isEqualTo(409);
  }

  @Test
  void followersOfAConversationShareOnePoller() {
    try (Stream stream = begin(4)) {
      reads.clear();
      List<Stream> followers = follow(FOLLOWERS);
      followers.forEach(follower -> assertThat(Client.text(follower.readAll())).isEqualTo(ALL));
    }
    // Each follower reads the conversation when it begins and when the answer is stored.
    assertThat(reads.count(id, false)).isLessThanOrEqualTo(2 * FOLLOWERS + 1);
    // Five polls a second, however many follow.
    assertThat(reads.count(id, true)).isBetween(1L, 30L);
  }

  @Test
  void ownerFollowsALimitedNumberOfAnswersAtOnce() {
    try (Stream stream = begin(10)) {
      List<Stream> followers = follow(FOLLOWERS);
      HttpResponse<String> refused = client.send(path("/stream"), null, "text/event-stream");
      isProblem(refused, 429, "busy");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      followers.getFirst().close();
      await().untilAsserted(() -> follow(1));
      stop();
    }
  }

  private List<Stream> follow(int times) {
    List<Stream> followers =
        IntStream.range(0, times).mapToObj(_ -> client.stream(path("/stream"), null)).toList();
    assertThat(followers)
        .allSatisfy(follower -> assertThat(follower.response().statusCode()).isEqualTo(200));
    return followers;
  }

  @Test
  void invalidEventIdIsRefused() {
    nextQuestionIsAnswered();
    assertThat(resume("nonsense")).isEqualTo(400);
    assertThat(resume("c-AAAAAAAAAAAAAAAAAAAAAA-2:0")).isEqualTo(400);
    assertThat(resume(id + "-1:0")).isEqualTo(404);
    assertThat(resume(id + "-4:0")).isEqualTo(404);
    assertThat(resume(id + "-2:999999999")).isEqualTo(200);
  }

  @Test
  void answerIsCompletedAfterTheClientDisconnects() {
    try (Stream stream = begin(2)) {}
    client.close();
    await().until(() -> !messages().isEmpty());
    assertThat(messages().getLast())
        .containsEntry("content", ALL)
        .containsEntry("status", "complete");
  }

  @Test
  void failureEndsTheStreamWithAnError() {
    Model.breaksOffAfter("Because");
    try (Stream stream = client.say(id, "One?")) {
      List<Event> events = stream.readAll();
      assertThat(events).extracting(Event::name).containsExactly("start", "token", "error");
      assertThat(events.getLast().text("/code")).isEqualTo("model_failed");
      isMessage(events.getLast().data().get("message"), "Because", "interrupted");
    }
    nextQuestionIsAnswered();
  }

  private void nextQuestionIsAnswered() {
    Model.says("Fine.");
    try (Stream stream = client.say(id, "Two?")) {
      assertThat(Client.text(stream.readAll())).isEqualTo("Fine.");
    }
  }

  /** Begins a slow answer and reads its stream up to the first token. */
  private Stream begin(int seconds) {
    Model.saysSlowly("word ", PIECES, Duration.ofSeconds(seconds));
    Stream stream = client.say(id, "One?");
    stream.readUntil(event -> event.name().equals("token"));
    return stream;
  }

  private HttpResponse<String> send(String content, @Nullable String accept) {
    return client.send(
        "/api/chat/message", Map.of("conversationId", id, "content", content), accept);
  }

  private HttpResponse<String> stop() {
    return client.send(path("/stop"), Map.of(), null);
  }

  private HttpResponse<String> stopped() {
    HttpResponse<String> stopped = stop();
    assertThat(stopped.statusCode()).isEqualTo(200);
    assertThat(Client.text(stopped, "/status")).isEqualTo("stopped");
    return stopped;
  }

  private static void isMessage(JsonNode message, String content, String status) {
    assertThat(message.at("/content").asString()).isEqualTo(content);
    assertThat(message.at("/status").asString()).isEqualTo(status);
  }

  private static void isProblem(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Client.text(response, "/code")).isEqualTo(code);
  }

  private int resume(String eventId) {
    return client
        .send(path("/stream?lastEventId=" + eventId), null, "text/event-stream")
        .statusCode();
  }

  private String path(String rest) {
    return "/api/chat/" + id + rest;
  }

  private Document chat() {
    return Objects.requireNonNull(mongo.findById(id, Document.class, CHATS));
  }

  private List<Document> messages() {
    return chat().getList("messages", Document.class);
  }
}
