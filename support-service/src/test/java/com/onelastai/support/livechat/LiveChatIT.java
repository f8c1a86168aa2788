package com.onelastai.support.livechat;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.test.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.query.Query;

class LiveChatIT extends ServiceTest {

  private static final String CHATS = "/api/support/chats";
  private static final String TEAM_CHATS = "/api/support/team/chats";

  @Autowired Chats chats;
  @Autowired ChatFeeds feeds;
  @Autowired UnansweredChats unanswered;
  @LocalServerPort int port;

  private final Person grace =
      new Person("support-" + UUID.randomUUID(), null, List.of("user", "support"));
  private final List<ChatClient> clients = new ArrayList<>();

  @BeforeEach
  void teamIsThere() {
    takesChats(grace, true);
  }

  @AfterEach
  void everyoneLeaves() {
    clients.forEach(ChatClient::close);
    takesChats(grace, false);
  }

  @Test
  void visitorAndTeamTalk() {
    String id = begin(visitor);
    ChatClient ada = visitor(id);
    await().until(() -> ada.state("status").equals("waiting"));
    assertThat(Integer.parseInt(ada.state("queuePosition"))).isPositive();
    ada.say("ada-1", "Hello?");

    accept(grace, id).is(204);
    ChatClient team = team(grace, id);
    team.awaitMessages(1);
    team.say("grace-1", "Hello, I am Grace.");
    ada.awaitMessages(2);

    assertThat(ada.texts()).containsExactly("Hello?", "Hello, I am Grace.");
    assertThat(team.texts()).isEqualTo(ada.texts());
    assertThat(ada.state("status")).isEqualTo("active");
    assertThat(stored(id)).extracting(ChatMessage::text).isEqualTo(ada.texts());
  }

  @Test
  void messageThatIsSentAgainIsStoredOnce() {
    String id = begin(visitor);
    ChatClient ada = visitor(id);
    ada.say("ada-1", "one");
    ada.say("ada-1", "one");
    ada.say("ada-2", "two");
    ada.awaitMessages(2);

    say(visitor, id, "ada-1", "one").is(204);

    assertThat(stored(id)).extracting(ChatMessage::text).containsExactly("one", "two");
    assertThat(ada.problems()).isEmpty();
  }

  @Test
  void lostConnectionLosesNothing() {
    String id = begin(visitor);
    accept(grace, id).is(204);
    ChatClient ada = visitor(id);
    ChatClient team = team(grace, id);
    team.say("grace-1", "1");
    ada.awaitMessages(1);

    ada.cut();
    team.say("grace-2", "2");
    team.say("grace-3", "3");
    team.awaitMessages(3);
    ada.connect(port);
    ada.awaitMessages(3);
    team.say("grace-4", "4");
    ada.awaitMessages(4);

    assertThat(ada.texts()).containsExactly("1", "2", "3", "4");
    assertThat(ada.numbers()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void everyTabShowsEverything() {
    String id = begin(visitor);
    ChatClient first = visitor(id);
    ChatClient second = visitor(id);

    first.say("ada-1", "from the first");
    second.say("ada-2", "from the second");
    first.awaitMessages(2);
    second.awaitMessages(2);

    assertThat(second.texts()).isEqualTo(first.texts());
  }

  @Test
  void manyMessagesAtOnceHaveOneOrderForAll() {
    String id = begin(visitor);
    accept(grace, id).is(204);
    ChatClient ada = visitor(id);
    ChatClient team = team(grace, id);

    try (ExecutorService at = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 25)
          .forEach(i -> {
            at.submit(() -> say(visitor, id, "ada-" + i, "a" + i));
            at.submit(() -> say(grace, id, "grace-" + i, "g" + i));
          });
    }
    ada.awaitMessages(50);
    team.awaitMessages(50);

    assertThat(ada.numbers()).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    assertThat(team.texts()).isEqualTo(ada.texts());
    assertThat(stored(id)).extracting(ChatMessage::text).isEqualTo(ada.texts());
  }

  @Test
  void typingAndReadMarksAreShownToTheOtherEnd() {
    String id = begin(visitor);
    accept(grace, id).is(204);
    ChatClient ada = visitor(id);
    ChatClient team = team(grace, id);

    ada.send(Map.of("typing", true));
    await().until(() -> !team.state("userTypingUntil").isEmpty());
    ada.say("ada-1", "written");
    await().until(() -> team.state("userTypingUntil").isEmpty());
    team.awaitMessages(1);
    team.send(Map.of("read", 1));
    await().until(() -> ada.state("supportRead").equals("1"));
    team.send(Map.of("read", 99));
    api.post(grace, CHATS + "/" + id + "/read", Map.of("number", 1)).is(204);
    assertThat(chat(id).supportRead()).isEqualTo(1);
  }

  @Test
  void onlyWhoHasTheChatAnswersIt() {
    Person other = new Person("support-" + UUID.randomUUID(), null, List.of("user", "support"));
    String id = begin(visitor);
    say(grace, id, "grace-1", "early").is(409, "not_assigned");
    accept(grace, id).is(204);
    accept(grace, id).is(204);
    accept(other, id).is(409, "not_assigned");
    say(other, id, "other-1", "me too").is(409, "not_assigned");

    api.post(grace, TEAM_CHATS + "/" + id + "/hand-over", Map.of("to", idOf(other)))
        .is(409, "not_available");
    takesChats(other, true);
    api.post(grace, TEAM_CHATS + "/" + id + "/hand-over", Map.of("to", idOf(other))).is(204);
    say(other, id, "other-1", "me too").is(204);
    say(grace, id, "grace-1", "still here").is(409, "not_assigned");
    takesChats(other, false);
  }

  @Test
  void closedChatIsReadAndNotWritten() {
    String id = begin(visitor);
    ChatClient ada = visitor(id);
    ada.say("ada-1", "Bye.");
    ada.awaitMessages(1);
    api.post(visitor, CHATS + "/" + id + "/close", Map.of()).is(204);
    await().until(() -> ada.state("status").equals("closed"));

    ada.say("ada-2", "Are you there?");
    await().until(() -> ada.problems().contains("chat_closed"));
    api.get(visitor, CHATS + "/" + id).is(200).has("/messages/0/text", "Bye.");
    assertThat(begin(visitor)).isNotEqualTo(id);
  }

  @Test
  void ownerHasOneOpenChat() {
    String id = begin(visitor);

    assertThat(begin(visitor)).isEqualTo(id);
  }

  @Test
  void whileNobodyIsThereNoChatBegins() {
    takesChats(grace, false);
    await()
        .until(() -> api.get(NOBODY, CHATS + "/availability").text("/available"), "false"::equals);

    api.post(visitor, CHATS, Map.of("name", "Ada", "email", email)).is(409, "nobody_available");
  }

  @Test
  void chatThatNobodyAnswersBecomesATicket() {
    String id = begin(person);
    say(person, id, "ada-1", "Is anybody there?").is(204);
    String ofVisitor = begin(visitor);
    say(visitor, ofVisitor, "eve-1", "Hello?").is(204);

    clock.setOffset(Duration.ofMinutes(3));
    takesChats(grace, false);
    unanswered.giveUp();
    unanswered.giveUp();

    String ticketId = api.get(person, CHATS + "/" + id).is(200).text("/chat/ticketId");
    api.get(person, "/api/support/tickets/" + ticketId)
        .is(200)
        .has("/description", "Is anybody there?");
    api.get(visitor, CHATS + "/" + ofVisitor).is(200).has("/chat/status", "closed");
    assertThat(mongo.find(new Query(where("email").is(email)), Document.class, "contactmessages"))
        .extracting(message -> message.getString("message"))
        .containsExactly("Hello?");
  }

  @Test
  void visitorsSayWhoTheyAre() {
    isInvalid(api.post(visitor, CHATS, Map.of("email", email)), "name");
    isInvalid(api.post(visitor, CHATS, Map.of("name", "Ada")), "email");
    isInvalid(api.post(visitor, CHATS, Map.of("name", "Ada", "email", "nobody")), "email");
    api.post(NOBODY, CHATS, Map.of("name", "Ada", "email", email)).is(401, "sign_in_required");
  }

  @Test
  void otherPeoplesChatsAreNotFound() {
    String id = begin(visitor);
    Person stranger = Person.visitor();

    api.get(stranger, CHATS + "/" + id).is(404, "not_found");
    say(stranger, id, "evil-1", "hi").is(404, "not_found");
    api.get(stranger, CHATS + "/" + id + "/events").is(404, "not_found");
    assertThatThrownBy(() -> ChatClient.ofVisitor(visitorId(stranger), id).connect(port))
        .hasMessageContaining("WebSocket");
    assertThatThrownBy(() -> ChatClient.withToken("user-stranger", id).connect(port))
        .hasMessageContaining("WebSocket");
    api.get(stranger, TEAM_CHATS).is(401);
    api.get(person, TEAM_CHATS).is(403, "forbidden");
  }

  @Test
  void badFramesAreRefusedAndTheConnectionStays() {
    String id = begin(visitor);
    ChatClient ada = visitor(id);

    ada.sendText("{");
    ada.sendText("[]");
    ada.say("x", "too short an id");
    ada.say("ada-long", "x".repeat(4001));
    ada.say("ada-null", "bell \u0007");
    await().until(() -> ada.problems().size() == 5);
    ada.say("ada-1", "<script>alert(1)</script>");
    ada.awaitMessages(1);

    assertThat(ada.texts()).containsExactly("<script>alert(1)</script>");
    assertThat(ada.problems()).containsOnly("invalid_request");
  }

  @Test
  void connectionEndsAfterAWhileSoThatTheLoginIsCheckedAgain() {
    String id = begin(visitor);
    ChatClient ada = visitor(id);
    await().until(() -> !ada.state("status").isEmpty());

    clock.setOffset(Duration.ofMinutes(16));

    await()
        .until(() -> {
          feeds.notePresence();
          return ada.isClosed();
        });
  }

  @Test
  void tooManyMessagesAreRefused() {
    String id = begin(visitor);
    List<Answer> answers =
        IntStream.range(0, 125).mapToObj(i -> say(visitor, id, "ada-" + i, "x")).toList();

    assertThat(answers).anySatisfy(answer -> answer.is(429, "limit_reached"));
    assertThat(stored(id)).hasSizeBetween(60, 120);
  }

  @Test
  void transcriptIsMailed() {
    String id = begin(visitor);
    accept(grace, id).is(204);
    say(visitor, id, "ada-1", "Is it <b>bold</b>?").is(204);
    say(grace, id, "grace-1", "No.").is(204);

    api.post(visitor, CHATS + "/" + id + "/transcript", Map.of()).is(202);

    Mail mail = MailServer.mailsTo(email, 1).getFirst();
    assertThat(mail.plain()).contains("Ada Example: Is it <b>bold</b>?", "Support: No.");
    assertThat(mail.html()).contains("&lt;b&gt;bold&lt;/b&gt;");
  }

  @Test
  void chatsOfAUserAreExportedAndErased() {
    String id =
        api.post(person, CHATS, Map.of("name", "Ada Example", "email", email))
            .is(201)
            .text("/chat/id");
    say(person, id, "ada-1", "mine").is(204);
    assertThat(api.get(person, "/api/support/export").text("/chats/0/messages/0/text"))
        .isEqualTo("mine");

    chats.erase(userId);

    assertThat(chats.find(id)).isEmpty();
  }

  private String begin(Person who) {
    return api.post(who, CHATS, Map.of("name", "Ada Example", "email", email))
        .is(201)
        .text("/chat/id");
  }

  private Answer accept(Person who, String id) {
    return api.post(who, TEAM_CHATS + "/" + id + "/accept", Map.of());
  }

  private Answer say(Person who, String id, String clientId, String text) {
    return api.post(
        who, CHATS + "/" + id + "/messages", Map.of("clientId", clientId, "text", text));
  }

  private void takesChats(Person who, boolean available) {
    api.put(who, TEAM_CHATS + "/presence", Map.of("available", available)).is(204);
  }

  private ChatClient visitor(String id) {
    ChatClient client = ChatClient.ofVisitor(visitorId(visitor), id).connect(port);
    clients.add(client);
    return client;
  }

  private ChatClient team(Person who, String id) {
    ChatClient client = ChatClient.withToken(idOf(who), id).connect(port);
    clients.add(client);
    return client;
  }

  private List<ChatMessage> stored(String id) {
    return chat(id).messages();
  }

  private SupportChat chat(String id) {
    return chats.find(id).orElseThrow();
  }

  private static String idOf(Person who) {
    return Objects.requireNonNull(who.userId());
  }

  private static String visitorId(Person who) {
    return Objects.requireNonNull(who.visitorId());
  }
}
