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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

class DeletionIT extends StartedConversation {

  private static final Duration UNDO = Duration.ofHours(24);

  @Autowired ConversationPurge purge;
  @Autowired List<UserDataHolder> held;

  @BeforeEach
  void sayHello() {
    say("Hello");
  }

  @Test
  void deletedConversationIsNotFoundUntilRestored() {
    Api.Answer deleted = api.delete(person, path).is(200);
    assertThat(Instant.parse(deleted.text("/undoUntil")))
        .isAfter(clock.instant().plus(UNDO).minus(Duration.ofHours(1)));

    api.get(person, path).is(404, "not_found");
    api.put(person, path, Map.of("title", "New")).is(404);
    api.delete(person, path).is(404);
    assertThat(items(api.get(person, "/api/chat/user/me"), "title")).isEmpty();
    restore(Person.user()).is(404);

    restore(person).is(200);
    restore(person).is(200);
    assertThat(api.get(person, path).is(200).body().get("messages")).hasSize(2);
    assertThat(items(api.get(person, "/api/chat/user/me"), "title")).hasSize(1);
  }

  @Test
  void cannotBeRestoredAfterTheUndoPeriod() {
    api.delete(person, path).is(200);
    clock.setOffset(UNDO.plusSeconds(1));
    restore(person).is(404, "not_found");
  }

  @Test
  void restoredConversationHasThePartOfTheAnswerThatWasInProgress() {
    Conversation begun = begin("And?");
    assertThat(conversations.checkpoint(begun, "And")).isTrue();
    api.delete(person, path).is(200);
    assertThat(conversations.checkpoint(begun, "And")).isFalse();
    assertThatThrownBy(() -> conversations.finish(begun, Talk.answered("And so on")))
        .extracting("code")
        .isEqualTo("not_found");
    restore(person).is(200);
    assertThat(read().messages()).extracting(Message::content).endsWith("And?", "And").hasSize(4);
    say("It goes on");
  }

  @Test
  void isPurgedWithItsArchivesAfterTheUndoPeriod() {
    ask(50);
    await().until(() -> documents(where("_id").is(started.id()).and("outbox").exists(true)) == 0);
    assertThat(archives()).isEqualTo(1);
    api.delete(person, path).is(200);
    purge.purgeDeleted();
    assertThat(documents(where("_id").is(started.id()))).isEqualTo(1);

    clock.setOffset(UNDO.plusSeconds(1));
    Conversation other = talk.start(owner);
    purge.purgeDeleted();

    assertThat(documents(where("_id").is(started.id()))).isZero();
    assertThat(archives()).isZero();
    conversations.require(other.id(), owner);
  }

  @Test
  void erasedUserLeavesNothing() {
    ask(50);
    Conversation begun = begin("And?");
    api.delete(person, "/api/chat/" + talk.start(owner).id()).is(200);
    Conversation others = talk.start(Talk.owner(Person.user()));

    held.forEach(part -> part.erase(userId));

    assertThat(documents(where("owner").is(owner.key()))).isZero();
    assertThat(archives()).isZero();
    assertThat(conversations.checkpoint(begun, "And")).isFalse();
    assertThat(documents(where("_id").is(others.id()))).isEqualTo(1);
  }

  private Api.Answer restore(Person person) {
    return api.post(person, path + "/restore", Map.of());
  }

  private long documents(Criteria criteria) {
    return mongo.count(new Query(criteria), Conversation.COLLECTION);
  }

  private long archives() {
    return mongo.count(new Query(where("conversationId").is(started.id())), Archive.class);
  }
}
