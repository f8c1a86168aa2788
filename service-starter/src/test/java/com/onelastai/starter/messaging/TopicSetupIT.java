package com.onelastai.starter.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.onelastai.events.EventTopic;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Engines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;

class TopicSetupIT {

  private final Map<String, Object> broker = Map.of("bootstrap.servers", Engines.kafkaServers());
  private final String application = "app-" + UUID.randomUUID();
  private final String deadLetters = "identity.v1." + application + "-accounts.dlt";

  @Test
  void topicsAreCreatedAsDeclared() throws Exception {
    setUp();
    Config config = config(deadLetters);
    assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value())
        .isEqualTo(String.valueOf(EventTopic.DEAD_LETTER_RETENTION.toMillis()));
    assertThat(config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()).isEqualTo("1");
    assertThat(config(EventTopic.IDENTITY.topic()).get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
        .isEqualTo("delete");
  }

  @Test
  void topicThatIsKeptLongerThanDeclaredStopsTheStart() throws Exception {
    create(EventTopic.DEAD_LETTER_RETENTION.plusDays(1).toMillis());
    assertThatIllegalStateException()
        .isThrownBy(this::setUp)
        .withMessageContaining(deadLetters)
        .withMessageContaining("longer than declared");
  }

  @Test
  void topicThatIsKeptForEverStopsTheStart() throws Exception {
    create(-1);
    assertThatIllegalStateException().isThrownBy(this::setUp).withMessageContaining(deadLetters);
  }

  @Test
  void whatIsRememberedOfErasedUsersOutlivesEveryEvent() {
    Duration inTopic = EventTopic.CHAT.retention().plus(EventTopic.SEGMENT);
    Duration deadLetter = EventTopic.DEAD_LETTER_RETENTION.plus(EventTopic.SEGMENT);
    assertThat(EventTopic.longestLife()).isEqualTo(inTopic.plus(deadLetter).plus(inTopic));
  }

  private void setUp() {
    EventListeners listeners = EventListenersTest.listeners(application, new Accounts());
    new TopicSetup(listeners, new KafkaAdmin(broker), new TopicSetup.Properties((short) 1)).start();
  }

  private void create(long retention) throws Exception {
    NewTopic topic =
        new NewTopic(deadLetters, 1, (short) 1)
            .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention)));
    try (Admin admin = Admin.create(broker)) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  private Config config(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(broker)) {
      return Objects.requireNonNull(
          admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }
  }

  static class Accounts {

    @EventListener(group = "accounts")
    void on(UserErased event) {
      throw new UnsupportedOperationException(event.userId());
    }
  }
}
