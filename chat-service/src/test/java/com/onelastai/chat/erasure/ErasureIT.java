package com.onelastai.chat.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Subscriptions;
import com.onelastai.chat.test.Talk;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.MessageCompleted.Status;
import com.onelastai.events.identity.UserErased;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ErasureIT extends ServiceTest {

  @Autowired UserEraser eraser;

  private final Person user = visitor.signedIn();
  private final Person other = Person.visitor().signedIn();

  @Test
  void erasureLeavesOnlyTheId() {
    start(visitor);
    String deleted = start(user);
    api.delete(user, "/api/chat/" + deleted).is(200);
    start(user);
    start(other);
    publish(report(user), report(other), Subscriptions.activated(user, null, clock.instant()));
    soon(() -> {
      assertThat(counted(user)).as("with what the browser began").isEqualTo(3);
      assertThat(counted(other)).isEqualTo(1);
      assertThat(conversations(user)).isEqualTo(3);
      assertThat(collectionsThatName(user)).contains("entitlements");
    });

    publish(new UserErased(id(user)));

    soon(() -> assertThat(collectionsThatName(user)).containsExactly("chaterasedusers"));
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
        Talk.completed(user, "einstein", conversation + "-2", null, 1, Status.COMPLETE),
        report(user),
        new ConversationStarted(conversation, "einstein", next.userId(), next.visitorId()),
        report(next));
    soon(() -> {
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

  private static void soon(ThrowingRunnable assertion) {
    await().untilAsserted(assertion);
  }

  private static String id(Person person) {
    return String.valueOf(person.userId());
  }

  private static ChatReported report(Person person) {
    Actor actor = new Actor(person.visitorId(), "s-1", person.userId(), null, null, null);
    return new ChatReported(actor, "einstein", null, "Hello", "Hi", 5L, null, null);
  }

  private void publish(DomainEvent... events) {
    publisher.publish(
        List.of(events).stream()
            .map(event -> new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event))
            .toList());
  }

  private int counted(Person person) {
    Answer figures = api.get(person, "/api/analytics/agent/einstein");
    return figures.body().at("/total/conversations").asInt();
  }

  private int conversations(Person person) {
    return items(api.get(person, "/api/chat/user/" + person.userId()), "agentId").size();
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
