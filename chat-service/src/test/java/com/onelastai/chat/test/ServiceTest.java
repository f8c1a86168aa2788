package com.onelastai.chat.test;

import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.Conversations;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import com.onelastai.starter.visit.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

@ChatServiceIT
public abstract class ServiceTest extends WholeServiceTest {

  @Autowired protected Conversations conversations;
  @Autowired protected Talk talk;

  protected final Owner owner = Talk.owner(person);

  protected Answer start(Person person, String agentId) {
    return api.post(person, "/api/chat/start", Map.of("agentId", agentId));
  }

  /** Starts a conversation and returns its id. */
  protected String start(Person person) {
    return start(person, "einstein").is(201).text("/conversationId");
  }

  protected Answer say(Person person, String id, String content) {
    return api.post(person, "/api/chat/message", Map.of("conversationId", id, "content", content));
  }

  /**
   * Publishes that a subscription was activated, and waits until it opens an agent.
   *
   * @param agents null if all
   */
  protected void subscribe(Person person, @Nullable List<String> agents, Instant until) {
    Subscriptions.publish(
        publisher, clock.instant(), Subscriptions.activated(person, agents, until));
    await().until(() -> api.get(person, "/api/agents/ben-sega").body().at("/open").asBoolean());
  }
}
