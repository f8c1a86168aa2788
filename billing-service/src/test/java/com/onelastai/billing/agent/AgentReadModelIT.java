package com.onelastai.billing.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentPublished.Access;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingServiceIT
class AgentReadModelIT {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  @Autowired AgentReadModel agents;
  @Autowired AgentConsumer consumer;
  @Autowired EventPublisher events;

  private final String id = "agent-" + UUID.randomUUID();

  @Test
  void publishedAgentIsKnown() {
    events.publish(List.of(new EventEnvelope<>(id, NOON, published("Ada", Access.SUBSCRIPTION))));

    await().until(() -> agents.find(id).isPresent());
    assertThat(agents.find(id)).contains(new Agent(id, "Ada", true, false, NOON));
  }

  @Test
  void latestEventCounts() {
    deliver(NOON, published("Ada", Access.SUBSCRIPTION));
    deliver(NOON.plusSeconds(1), published("Ada L.", Access.FREE));

    assertThat(agents.find(id))
        .contains(new Agent(id, "Ada L.", false, false, NOON.plusSeconds(1)));
  }

  @Test
  void agentWithAnUnknownAccessIsNotFree() {
    deliver(NOON, published("Ada", Access.UNKNOWN));

    assertThat(agents.find(id)).contains(new Agent(id, "Ada", true, false, NOON));
  }

  @Test
  void olderEventThatIsRedeliveredChangesNothing() {
    deliver(NOON, published("Ada", Access.SUBSCRIPTION));
    deliver(NOON.minusSeconds(1), published("Adele", Access.FREE));
    deliver(NOON.minusSeconds(1), new AgentWithdrawn(id));

    assertThat(agents.find(id)).contains(new Agent(id, "Ada", true, false, NOON));
  }

  @Test
  void withdrawnAgentIsGoneUntilItIsPublishedAgain() {
    deliver(NOON, published("Ada", Access.SUBSCRIPTION));
    deliver(NOON.plusSeconds(1), new AgentWithdrawn(id));
    deliver(NOON, published("Ada", Access.SUBSCRIPTION));
    assertThat(agents.find(id)).isEmpty();

    deliver(NOON.plusSeconds(2), published("Ada", Access.SUBSCRIPTION));
    assertThat(agents.find(id)).isPresent();
  }

  @Test
  void unknownAgentIsWithdrawn() {
    deliver(NOON, new AgentWithdrawn(id));

    assertThat(agents.find(id)).isEmpty();
  }

  private AgentPublished published(String name, Access access) {
    return new AgentPublished(id, name, "learning", access);
  }

  private void deliver(Instant time, ChatEvent event) {
    EventMetadata metadata = new EventMetadata(UUID.randomUUID().toString(), time);
    switch (event) {
      case AgentPublished published -> consumer.on(published, metadata);
      case AgentWithdrawn withdrawn -> consumer.on(withdrawn, metadata);
      default -> throw new IllegalArgumentException("Not an agent's event");
    }
  }
}
