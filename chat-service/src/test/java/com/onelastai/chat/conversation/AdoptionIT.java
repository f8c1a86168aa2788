package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Conversations of a visitor who signs in. */
class AdoptionIT extends ServiceTest {

  private final Person user = visitor.signedIn();

  @Test
  void listingAdoptsTheVisitorsConversations() {
    String first = start(visitor);
    String second = start(visitor);
    String other = start(Person.visitor());

    assertThat(list(user, "/api/chat/user/" + user.userId())).containsExactly(second, first);

    assertThat(stored(first))
        .extracting("owner", "userId", "visitorId")
        .containsExactly(user.userId(), user.userId(), visitor.visitorId());
    assertThat(stored(other).userId()).isNull();
    assertThat(list(visitor, "/api/chat/user/me")).as("signed out again").isEmpty();
  }

  @Test
  void openingAdoptsTheVisitorsConversation() {
    String id = start(visitor);
    api.get(user, "/api/chat/" + id).is(200);
    assertThat(stored(id).userId()).isEqualTo(user.userId());
    api.get(visitor, "/api/chat/" + id).is(404);
  }

  @Test
  void isAdoptedOnlyOnce() {
    String id = start(visitor);
    list(user, "/api/chat/user/me");
    Person nextAtThisBrowser = visitor.signedIn();
    assertThat(list(nextAtThisBrowser, "/api/chat/user/me")).isEmpty();
    api.get(nextAtThisBrowser, "/api/chat/" + id).is(404);
    assertThat(stored(id).userId()).isEqualTo(user.userId());
  }

  @Test
  void readingAdminDoesNotAdoptIt() {
    String id = start(visitor);
    api.get(Person.admin(), "/api/chat/" + id).is(200);
    assertThat(stored(id).userId()).isNull();
  }

  @Test
  void listingAdminDoesNotAdoptTheirOwnBrowsersConversations() {
    String id = start(visitor);
    Person admin = new Person("an-admin", visitor.visitorId(), List.of("admin"));
    list(admin, "/api/chat/user/" + user.userId());
    assertThat(stored(id).userId()).isNull();
  }

  @Test
  void adoptionDoesNotInterruptAnAnswer() {
    Conversation begun = conversations.begin(start(visitor), Talk.owner(visitor), "Hello", -1);
    list(user, "/api/chat/user/me");
    assertThat(conversations.checkpoint(begun, "He")).isTrue();
    conversations.finish(begun, Talk.answered("Hello"));
    assertThat(stored(begun.id()))
        .returns(user.userId(), Conversation::userId)
        .returns(2, Conversation::totalMessages);
  }

  private List<String> list(Person person, String path) {
    return items(api.get(person, path), "conversationId");
  }

  private Conversation stored(String id) {
    return Objects.requireNonNull(mongo.findById(id, Conversation.class));
  }
}
