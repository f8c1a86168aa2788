package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.e2e.ChatStream.Event;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conversations with agents, answered by a real model. */
class ChatJourneyIT {

  private static final String LONG_STORY =
      "Tell me a long story about a lighthouse, with many details, in at least ten paragraphs.";

  /** Of the process that makes an answer. */
  private static final Duration LONGER_THAN_THE_LEASE = Duration.ofMinutes(1);

  private final Suite suite = Suite.running();
  private final Browser browser = suite.browser();

  @AfterEach
  void resetClock() {
    suite.moveClockTo("chat-service", Duration.ZERO);
  }

  @BeforeEach
  void visit() {
    browser.open("/agents/einstein");
  }

  @Test
  void conversationIsStreamedStoppedRegeneratedRatedFoundExportedAndDeleted() {
    Account account = Account.register(suite);
    account.logIn(browser);
    String conversation = start("einstein");

    List<String> answers = new ArrayList<>();
    for (String question :
        List.of("What is light?", "Why is the sky blue?", "What did you say about the sky?")) {
      answers.add(answered(conversation, question));
    }
    JsonNode stopped = stopAfterAFewWords(conversation);
    assertThat(stopped.get("status").asString()).isEqualTo("stopped");
    assertThat(stopped.get("content").asString()).isNotEmpty();
    String again = done(stream("POST", path(conversation, "/regenerate"), Map.of()));
    assertThat(again).isNotEqualTo(stopped.get("id").asString());

    ok(browser.post(path(conversation, "/feedback"), Map.of("rating", 5, "satisfied", true)));
    ok(
        browser.post(
            path(conversation, "/messages/" + answers.getFirst() + "/feedback"),
            Map.of("rating", 4, "comment", "clear")));
    foundBySearch(conversation, "sky blue");
    exportsHoldWhatWasSaid(conversation);
    documentsTellIt(conversation, account);
    figuresCountIt(account);
    recentAgentsNameIt(account);

    ok(browser.delete(path(conversation, "")));
    assertThat(browser.status(path(conversation, ""))).isEqualTo(404);
    assertThat(search("sky blue").get("items")).isEmpty();
    ok(browser.post(path(conversation, "/restore"), Map.of()));
    assertThat(browser.status(path(conversation, ""))).isEqualTo(200);
  }

  @Test
  void conversationOfAVisitorBelongsToTheUserAfterLogin() {
    String conversation = start("neural-chat-demo");
    answered(conversation, "Name a colour.");
    Map<String, String> unfollowed = Map.of("Sec-GPC", "1");
    assertThat(suite.browser().get(path(conversation, ""), unfollowed))
        .extracting(Account::code)
        .isEqualTo("sign_in_required");
    Browser stranger = suite.browser();
    stranger.open("/");
    assertThat(stranger.status(path(conversation, ""))).isEqualTo(404);

    Account account = Account.register(suite);
    account.logIn(browser);

    JsonNode list = Account.read(ok(browser.get("/api/chat/user/" + account.id())));
    assertThat(list.get("items"))
        .singleElement()
        .satisfies(
            item -> assertThat(item.get("conversationId").asString()).isEqualTo(conversation));
    assertThat(document(conversation).getString("userId")).isEqualTo(account.id());
  }

  @Test
  void interruptedStreamIsResumed() {
    String conversation = start("neural-chat-demo");
    List<Event> first;
    try (ChatStream stream = say(conversation, LONG_STORY)) {
      first = stream.readUntil(event -> event.name().equals("token"));
    }
    List<Event> rest;
    try (ChatStream stream =
        browser.stream(
            "GET",
            path(conversation, "/stream"),
            "",
            Map.of("Last-Event-ID", first.getLast().id()))) {
      rest = stream.readAll();
    }
    assertThat(rest.getLast().name()).isEqualTo("done");
    assertThat(ChatStream.textOf(first) + ChatStream.textOf(rest))
        .isEqualTo(rest.getLast().data().get("content").asString());
  }

  @Test
  void partialAnswerIsKeptWhenTheModelDiesAndTheNextMessageWorks() {
    String conversation = start("neural-chat-demo");
    List<Event> events;
    try (ChatStream stream = say(conversation, LONG_STORY)) {
      stream.readUntil(event -> event.name().equals("token"));
      suite.stack().kill("model");
      try {
        events = stream.readAll();
        assertRefused(
            503,
            "model_unavailable",
            browser.post("/api/chat/message", question(conversation, "Still there?")));
      } finally {
        suite.stack().start("model");
      }
    }
    assertThat(events.getLast().name()).isEqualTo("error");
    List<Document> messages = document(conversation).getList("messages", Document.class);
    assertThat(messages).hasSize(2);
    assertThat(messages.getLast().getString("status")).isEqualTo("interrupted");
    assertThat(messages.getLast().getString("content")).isNotEmpty();

    await()
        .until(() ->
            browser.post("/api/chat/message", question(conversation, "Name a colour.")).statusCode()
                == 200);
    assertThat(document(conversation).getInteger("totalMessages")).isEqualTo(4);
  }

  @Test
  void storedPartOfAnAnswerSurvivesAKilledProcess() {
    String conversation;
    try {
      conversation = killInAnAnswer();
    } finally {
      suite.stack().start("chat-service");
    }
    suite.moveClockTo("chat-service", LONGER_THAN_THE_LEASE);
    await()
        .untilAsserted(() -> {
          List<Document> messages = document(conversation).getList("messages", Document.class);
          assertThat(messages).hasSize(2);
          assertThat(messages.getLast().getString("status")).isEqualTo("interrupted");
          assertThat(messages.getLast().getString("content")).isNotEmpty();
        });
    await()
        .until(() ->
            browser.post("/api/chat/message", question(conversation, "Name a colour.")).statusCode()
                == 200);
  }

  /** Asks again if the small model has little to say, and is done before a part is stored. */
  private String killInAnAnswer() {
    for (int attempt = 0; attempt < 10; attempt++) {
      String conversation = start("neural-chat-demo");
      try (ChatStream stream = say(conversation, LONG_STORY)) {
        stream.readUntil(event -> event.name().equals("token"));
        if (storesAPart(conversation)) {
          suite.stack().kill("chat-service");
          return conversation;
        }
      }
    }
    throw new AssertionError("No answer was long enough");
  }

  private boolean storesAPart(String conversation) {
    Document answering =
        await()
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> document(conversation).get("answering", new Document("part", "(ended)")),
                found -> !found.getString("part").isEmpty());
    return !answering.getString("part").equals("(ended)");
  }

  @Test
  void exampleOfTheGuideAnswersInOneCall() {
    JsonNode answer =
        Account.read(
            ok(
                browser.post(
                    "/api/chat", Map.of("agentId", "neural-chat-demo", "message", "Say hello."))));
    assertThat(answer.get("message").asString()).isNotEmpty();
    assertThat(answer.get("conversationId").asString()).startsWith("c-");
    assertThat(answer.get("model").asString()).contains("SmolLM2");
    assertThat(answer.get("tokens").asInt()).isPositive();
  }

  private String start(String agent) {
    return Account.read(
            assertStatus(201, browser.post("/api/chat/start", Map.of("agentId", agent))))
        .get("conversationId")
        .asString();
  }

  private ChatStream say(String conversation, String content) {
    return stream("POST", "/api/chat/message", question(conversation, content));
  }

  private static Map<String, String> question(String conversation, String content) {
    return Map.of("conversationId", conversation, "content", content);
  }

  private ChatStream stream(String method, String path, Map<String, ?> body) {
    ChatStream stream = browser.stream(method, path, Account.json(body), Map.of());
    assertThat(stream.status()).isEqualTo(200);
    return stream;
  }

  /** Sends a message, reads the whole stream and returns the answer's id. */
  private String answered(String conversation, String content) {
    return done(say(conversation, content));
  }

  private static String done(ChatStream stream) {
    try (stream) {
      List<Event> events = stream.readAll();
      assertThat(events.getFirst().name()).isEqualTo("start");
      Event last = events.getLast();
      assertThat(last.name()).as("%s", last).isEqualTo("done");
      assertThat(events.stream().filter(event -> event.name().equals("token")).count())
          .as("pieces")
          .isPositive();
      assertThat(ChatStream.textOf(events)).isEqualTo(last.data().get("content").asString());
      assertThat(last.data().get("model").asString()).contains("SmolLM2");
      assertThat(last.data().get("tokens").asInt()).isPositive();
      assertThat(last.data().get("responseTime").asLong()).isPositive();
      return last.data().get("id").asString();
    }
  }

  private JsonNode stopAfterAFewWords(String conversation) {
    try (ChatStream stream = say(conversation, LONG_STORY)) {
      stream.readUntil(event -> event.name().equals("token"));
      JsonNode stopped = Account.read(ok(browser.post(path(conversation, "/stop"), Map.of())));
      Event end = stream.readAll().getLast();
      assertThat(end.name()).isEqualTo("done");
      assertThat(end.data().get("status").asString()).isEqualTo("stopped");
      return stopped;
    }
  }

  private void foundBySearch(String conversation, String words) {
    await()
        .untilAsserted(() -> {
          JsonNode items = search(words).get("items");
          assertThat(items).isNotEmpty();
          assertThat(items.get(0).get("conversationId").asString()).isEqualTo(conversation);
        });
  }

  private JsonNode search(String words) {
    String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return Account.read(ok(browser.get("/api/chat/search?q=" + query)));
  }

  private void exportsHoldWhatWasSaid(String conversation) {
    for (String format : List.of("json", "md", "txt")) {
      String text = export(conversation, format).body();
      assertThat(text).as(format).contains("What is light?").contains("Why is the sky blue?");
    }
    assertThat(export(conversation, "pdf").body()).startsWith("%PDF-");
  }

  private HttpResponse<String> export(String conversation, String format) {
    return ok(browser.get(path(conversation, "/export?format=" + format)));
  }

  private void documentsTellIt(String conversation, Account account) {
    Document document = document(conversation);
    assertThat(document.getString("conversationId")).isEqualTo(conversation);
    assertThat(document.getString("userId")).isEqualTo(account.id());
    assertThat(document.getString("agentId")).isEqualTo("einstein");
    assertThat(document.getDate("startTime")).isNotNull();
    // Four questions, their answers, and a second answer to the last.
    assertThat(document.getInteger("totalMessages")).isEqualTo(9);
    List<Document> messages = document.getList("messages", Document.class);
    assertThat(messages).hasSize(9);
    assertThat(messages)
        .allSatisfy(message -> {
          assertThat(message.getString("role")).isIn("user", "assistant");
          assertThat(message.getDate("timestamp")).isNotNull();
        });
    Document answer = messages.get(1);
    assertThat(answer.getString("model")).contains("SmolLM2");
    assertThat(answer.getInteger("tokens")).isPositive();
    assertThat(document.get("totalTokens", Number.class).longValue())
        .isEqualTo(messages.stream().mapToLong(message -> message.getInteger("tokens", 0)).sum());
    assertThat(document.getDouble("averageResponseTime")).isPositive();
    assertThat(document.get("feedback", Document.class).getInteger("rating")).isEqualTo(5);
  }

  private void figuresCountIt(Account account) {
    await()
        .untilAsserted(() -> {
          JsonNode figures = Account.read(ok(browser.get("/api/analytics/agent/einstein")));
          assertThat(figures.at("/total/conversations").asInt()).as("%s", figures).isEqualTo(1);
        });
  }

  private void recentAgentsNameIt(Account account) {
    await()
        .untilAsserted(() ->
            assertThat(suite.document("userpreferences", account.id()).toString())
                .contains("einstein"));
  }

  private static String path(String conversation, String rest) {
    return "/api/chat/" + conversation + rest;
  }

  private Document document(String conversation) {
    return suite.document("chatinteractions", conversation);
  }
}
