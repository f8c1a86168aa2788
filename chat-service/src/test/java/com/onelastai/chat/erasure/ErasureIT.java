package com.onelastai.chat.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Subscriptions;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.events.identity.UserErased;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ErasureIT extends ServiceTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Autowired UserEraser eraser;

  private final Person visitor = Person.visitor();
  private final Person user = visitor.signedIn();
  private final Person other = Person.visitor().signedIn();

  @Test
  void erasureLeavesOnlyTheId() {
    start(visitor);
    String deleted = start(user);
    api.delete(user, "/api/chat/" + deleted).is(200);
    start(user);
    start(other);
    publish(report(user), report(other), subscribed(user));
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(counted(user)).as("with what the browser began").isEqualTo(3);
          assertThat(counted(other)).isEqualTo(1);
          assertThat(conversations(user)).isEqualTo(3);
          assertThat(collectionsThatName(user)).contains("entitlements");
        });

    publish(new UserErased(id(user)));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(collectionsThatName(user)).containsExactly("chaterasedusers"));
    assertThat(mongo.getCollection("chaterasedusers").find(new Document("_id", user.userId())))
        .allSatisfy(left -> assertThat(left).containsOnlyKeys("_id", "expiresAt"));
    assertThat(collectionsOf("visitor/" + visitor.visitorId())).isEmpty();
    assertThat(conversations(other)).isEqualTo(2);
    assertThat(counted(other)).isEqualTo(1);
  }

  @Test
  void lateEventsStoreNothing() {
    // Of the same browser, so that what they do comes after what the first did.
    Person next = visitor.signedIn();
    eraser.erase(id(user));
    String conversation = "c-" + UUID.randomUUID();
    publish(
        new ConversationStarted(conversation, "einstein", user.userId(), user.visitorId()),
        new MessageCompleted(
            conversation,
            conversation + "-2",
            null,
            "einstein",
            user.userId(),
            user.visitorId(),
            "tiny",
            1,
            1,
            1,
            1L,
            MessageCompleted.Status.COMPLETE),
        report(user),
        new ConversationStarted(conversation, "einstein", next.userId(), next.visitorId()),
        report(next));
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(counted(next)).isEqualTo(1);
          assertThat(conversations(next)).isEqualTo(1);
        });

    assertThat(collectionsThatName(user)).containsExactly("chaterasedusers");
  }

  @Test
  void unknownUserIsErasedToo() {
    eraser.erase(id(user));
    eraser.erase(id(user));

    assertThat(collectionsThatName(user)).containsExactly("chaterasedusers");
  }

  private String start(Person person) {
    return api.post(person, "/api/chat/start", Map.of("agentId", "einstein"))
        .is(201)
        .text("/conversationId");
  }

  private static String id(Person person) {
    return String.valueOf(person.userId());
  }

  private static ChatReported report(Person person) {
    Actor actor = new Actor(person.visitorId(), "s-1", person.userId(), null, null, null);
    return new ChatReported(actor, "einstein", null, "Hello", "Hi", 5L, null, null);
  }

  private SubscriptionUpdated subscribed(Person person) {
    return Subscriptions.activated(person, null, clock.instant());
  }

  private void publish(DomainEvent... events) {
    publisher.publish(
        List.of(events).stream()
            .map(event -> new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event))
            .toList());
  }

  private int counted(Person person) {
    return api.get(person, "/api/analytics/agent/einstein")
        .body()
        .at("/total/conversations")
        .asInt();
  }

  private int conversations(Person person) {
    return api.get(person, "/api/chat/user/" + person.userId()).body().at("/items").size();
  }

  private Set<String> collectionsThatName(Person person) {
    return collectionsOf(id(person));
  }

  private Set<String> collectionsOf(String text) {
    Set<String> names = new TreeSet<>();
    for (String name : mongo.getCollectionNames()) {
      for (Document document : mongo.getCollection(name).find()) {
        if (document.toJson().contains(text)) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
