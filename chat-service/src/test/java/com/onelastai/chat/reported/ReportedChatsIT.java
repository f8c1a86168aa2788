package com.onelastai.chat.reported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.ConversationId;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Deliveries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportedChatsIT extends ServiceTest {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  @Autowired ReportedChats consumer;

  private final String agent = "agent-" + UUID.randomUUID();
  private final Person user = Person.visitor().signedIn();
  private final Actor actor = actor(user);
  private final Deliveries<TrackingEvent> topic = new Deliveries<>();

  @Test
  void reportedChatIsStoredWithSourceClient() {
    publisher.publish(
        topic
            .add(NOON, new UserEventTracked(actor, "auth", "signup", null, true, null))
            .add(actor.scoped("chat-1"), NOON, chat(actor))
            .add(NOON, new ChatFeedbackReported(actor, "chat-1", true, 5, "clear"))
            .events()
            .stream()
            .map(Received::envelope)
            .toList());
    await()
        .untilAsserted(() ->
            assertThat(stored("chat-1"))
                .isNotNull()
                .extracting("feedback.comment")
                .isEqualTo("clear"));

    Conversation stored = required("chat-1");
    assertThat(stored)
        .extracting("source", "owner", "endTime", "startTime", "language", "averageResponseTime")
        .containsExactly(Source.CLIENT, user.userId(), NOON, NOON.minusMillis(830), "en", 830.0);
    assertThat(stored.messages())
        .extracting("id", "role", "content", "model", "responseTime")
        .containsExactly(
            tuple(stored.id() + "-1", Role.USER, "What is time?", null, null),
            tuple(stored.id() + "-2", Role.ASSISTANT, "What a clock shows.", "gpt-4", 830L));
    assertThat(listed(user)).containsExactly("client");
    assertThat(api.get(user, "/api/chat/" + stored.id()).is(200).text("/source"))
        .isEqualTo("client");
  }

  @Test
  void repeatedChatIsStoredAndCountedOnce() {
    topic.add(actor.scoped("chat-1"), NOON, chat(actor)).repeat(0);
    consumer.on(topic.events());
    topic.repeat(0).add(actor.scoped("chat-2"), NOON, chat(actor));
    consumer.on(topic.events());
    consumer.on(topic.events());

    assertThat(listed(user)).hasSize(2);
    shows(
        figures(user).is(200),
        """
        {"reported": {"conversations": 2, "messages": 4, "responseTime": {"average": 830},
          "days": [{"conversations": 2}]},
         "total": {"conversations": 0}}
        """);
    shows(figures(Person.admin()).is(200), "{\"reported\": {\"conversations\": 2}}");
  }

  @Test
  void feedbackOfAStrangerIsIgnored() {
    Actor stranger = actor(Person.visitor());
    Actor otherUser = actor(new Person("other-" + user.userId(), user.visitorId(), List.of()));
    topic
        .add(actor.scoped("chat-1"), NOON, chat(actor))
        .add(NOON, new ChatFeedbackReported(stranger, "chat-1", false, 1, null))
        .add(NOON, new ChatFeedbackReported(otherUser, "chat-1", false, 1, null));
    consumer.on(topic.events());

    assertThat(required("chat-1").feedback()).isNull();
  }

  @Test
  void feedbackGivenInTheAppPublishesNoEvent() {
    Instant now = clock.instant();
    consumer.on(topic.add(actor.scoped("chat-1"), now, chat(actor)).events());
    String id = required("chat-1").id();
    api.post(user, "/api/chat/" + id + "/feedback", Map.of("rating", 5)).is(200);

    assertThat(required("chat-1").feedback()).extracting("rating").isEqualTo(5);
    assertThat(mongo.findById(id, Document.class, Conversation.COLLECTION))
        .as("no event waits")
        .doesNotContainKey("outbox");
  }

  @Test
  void latestFeedbackWinsInAnyOrder() {
    topic
        .add(actor.scoped("chat-1"), NOON, chat(actor))
        .add(NOON.plusSeconds(2), new ChatFeedbackReported(actor, "chat-1", null, 4, null))
        .add(NOON.plusSeconds(1), new ChatFeedbackReported(actor, "chat-1", false, null, null));
    consumer.on(topic.events());
    consumer.on(topic.events());

    assertThat(required("chat-1").feedback()).extracting("rating").isEqualTo(4);
  }

  @Test
  void visitorsChatIsAdoptedAfterSigningIn() {
    Actor anonymous = actor(visitor);
    consumer.on(topic.add(anonymous.scoped("chat-1"), NOON, chat(anonymous)).events());
    Person signedIn = visitor.signedIn();

    assertThat(listed(signedIn)).containsExactly("client");
    shows(figures(signedIn).is(200), "{\"reported\": {\"conversations\": 1}}");
  }

  @Test
  void nothingIsStoredWithoutConsent() {
    long before = mongo.getCollection(Conversation.COLLECTION).countDocuments();
    topic.add("anonymous/chat-1", NOON, chat(Actor.ANONYMOUS));
    consumer.on(topic.events());

    assertThat(mongo.getCollection(Conversation.COLLECTION).countDocuments()).isEqualTo(before);
    figures(Person.admin()).is(404);
  }

  @Test
  void chatWithoutAnAnswerHasOneMessage() {
    ChatReported question = new ChatReported(actor, agent, null, "Hello?", null, null, null, null);
    consumer.on(topic.add(actor.scoped("chat-1"), NOON, question).events());

    assertThat(required("chat-1").messages()).hasSize(1);
    assertThat(required("chat-1").averageResponseTime()).isNull();
    shows(figures(user).is(200), "{\"reported\": {\"messages\": 1}}");
  }

  private static Actor actor(Person person) {
    return new Actor(person.visitorId(), "s-1", person.userId(), null, null, null);
  }

  private ChatReported chat(Actor by) {
    return new ChatReported(
        by, agent, "Einstein", "What is time?", "What a clock shows.", 830L, "gpt-4", "en");
  }

  private @Nullable Conversation stored(String id) {
    return mongo.findById(ConversationId.of(actor.scoped(id)), Conversation.class);
  }

  private Conversation required(String id) {
    return Objects.requireNonNull(stored(id));
  }

  private List<String> listed(Person person) {
    return items(api.get(person, "/api/chat/user/" + person.userId()), "source");
  }

  private Answer figures(Person person) {
    return api.get(person, "/api/analytics/agent/" + agent + "?from=2025-03-01&to=2025-03-01");
  }
}
