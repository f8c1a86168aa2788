package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Archives.Archive;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class DeletionIT extends StartedConversation {

  @Autowired ConversationPurge purge;
  @Autowired List<UserDataHolder> held;

  @BeforeEach
  void sayHello() {
    talk.say(started, owner, "Hello");
  }

  @Test
  void deletedConversationIsNotFoundUntilRestored() {
    Api.Answer deleted = api.delete(person, path).is(200);
    assertThat(Instant.parse(deleted.text("/undoUntil")))
        .isAfter(clock.instant().plus(Duration.ofHours(23)));

    api.get(person, path).is(404, "not_found");
    api.put(person, path, Map.of("title", "New")).is(404);
    api.delete(person, path).is(404);
    assertThat(api.get(person, "/api/chat/user/me").body().get("items")).isEmpty();
    api.post(Person.user(), path + "/restore", Map.of()).is(404);

    api.post(person, path + "/restore", Map.of()).is(200);
    api.post(person, path + "/restore", Map.of()).is(200);
    assertThat(api.get(person, path).is(200).body().get("messages")).hasSize(2);
    assertThat(api.get(person, "/api/chat/user/me").body().get("items")).hasSize(1);
  }

  @Test
  void cannotBeRestoredAfterTheUndoPeriod() {
    api.delete(person, path).is(200);
    clock.setOffset(Duration.ofHours(24).plusSeconds(1));
    api.post(person, path + "/restore", Map.of()).is(404, "not_found");
  }

  @Test
  void answerFinishedAfterDeletionIsLost() {
    Conversation begun = conversations.begin(started.id(), owner, "And?", -1);
    api.delete(person, path).is(200);
    assertThat(conversations.checkpoint(begun, "And")).isFalse();
    assertThatThrownBy(() -> conversations.finish(begun, Talk.answered("And so on")))
        .extracting("code")
        .isEqualTo("not_found");
    api.post(person, path + "/restore", Map.of()).is(200);
    assertThat(conversations.require(started.id(), owner).messages()).hasSize(2);
    talk.say(started, owner, "It goes on");
  }

  @Test
  void isPurgedWithItsArchivesAfterTheUndoPeriod() {
    for (int n = 0; n < 50; n++) {
      talk.say(started, owner, "Question " + n);
    }
    awaitEventsAreSent();
    assertThat(archives()).isEqualTo(1);
    api.delete(person, path).is(200);
    purge.purgeDeleted();
    assertThat(documents()).isEqualTo(1);

    clock.setOffset(Duration.ofHours(24).plusSeconds(1));
    Conversation other = talk.start(owner);
    purge.purgeDeleted();

    assertThat(documents()).isZero();
    assertThat(archives()).isZero();
    conversations.require(other.id(), owner);
  }

  @Test
  void erasedUserLeavesNothing() {
    for (int n = 0; n < 50; n++) {
      talk.say(started, owner, "Question " + n);
    }
    Conversation begun = conversations.begin(started.id(), owner, "And?", -1);
    Conversation deleted = talk.start(owner);
    api.delete(person, "/api/chat/" + deleted.id()).is(200);
    Conversation others = talk.start(Talk.owner(Person.user()));

    held.forEach(part -> part.erase(Objects.requireNonNull(person.userId())));

    assertThat(mongo.count(new Query(where("owner").is(owner.key())), Conversation.class)).isZero();
    assertThat(archives()).isZero();
    assertThat(conversations.checkpoint(begun, "And")).isFalse();
    assertThat(mongo.findById(others.id(), Conversation.class)).isNotNull();
  }

  private void awaitEventsAreSent() {
    await()
        .until(() ->
            mongo.count(
                    new Query(where("_id").is(started.id()).and("outbox").exists(true)),
                    Conversation.COLLECTION)
                == 0);
  }

  private long documents() {
    return mongo.count(new Query(where("_id").is(started.id())), Conversation.class);
  }

  private long archives() {
    return mongo.count(new Query(where("conversationId").is(started.id())), Archive.class);
  }
}
