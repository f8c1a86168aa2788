package com.onelastai.chat.conversation;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api.Person;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Update;

class RecentAgentIT extends ServiceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private int started;

  @Test
  void agentsAreListedOnceLatestFirst() {
    talk(person, "einstein");
    talk(person, "voice");
    talk(person, "einstein");
    talk(person, "retired-agent");
    talk(Person.user(), "chef-biew");

    assertThat(recent(person)).containsExactly("einstein", "voice");
  }

  @Test
  void deletedConversationsDoNotCount() {
    talk(person, "einstein");
    String deleted = talk(person, "voice");
    change(deleted, new Update().set("deletedAt", START));

    assertThat(recent(person)).containsExactly("einstein");
  }

  @Test
  void onlyTheLatestFiftyConversationsCount() {
    talk(person, "chef-biew");
    for (int i = 0; i < 50; i++) {
      talk(person, "einstein");
    }

    assertThat(recent(person)).containsExactly("einstein");
  }

  @Test
  void visitorsRecentAgentsAreKeptAfterSigningIn() {
    talk(visitor, "pdf-demo");

    assertThat(recent(visitor)).containsExactly("pdf-demo");
    assertThat(recent(visitor.signedIn())).containsExactly("pdf-demo");
  }

  @Test
  void unknownCallerIsRefused() {
    api.get(NOBODY, "/api/agents/recent").is(401, "sign_in_required");
  }

  private String talk(Person person, String agentId) {
    String id = conversations.start(Talk.owner(person), agentId, agentId).id();
    change(id, new Update().set("updatedAt", START.plusSeconds(started++)));
    return id;
  }

  private void change(String id, Update update) {
    mongo.updateFirst(byId(id), update, Conversation.class);
  }

  private List<String> recent(Person person) {
    return items(api.get(person, "/api/agents/recent"), "id");
  }
}
