package com.onelastai.starter.messaging;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.SEGMENT_MS_CONFIG;

import com.onelastai.events.EventTopic;
import com.onelastai.starter.messaging.EventListeners.DeadLetterTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics and the dead letters of each group as {@link EventTopic} declares them, before
 * any consumer starts.
 *
 * <p>A topic that keeps records for longer than declared stops the start: events of users whose
 * erasure is forgotten by then could be stored again, and nobody reads a warning. What is merely
 * weaker than declared is a warning, since an operator may be about to change it.
 */
final class TopicSetup implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

  private final EventListeners listeners;
  private final KafkaAdmin admin;
  private final Properties properties;
  private volatile boolean running;

  /**
   * @param replicas how many brokers hold each record; all but one of them must have it before it
   *     is acknowledged
   */
  @ConfigurationProperties("onelastai.topics")
  record Properties(@DefaultValue("1") short replicas) {

    int minInSyncReplicas() {
      return Math.max(1, replicas - 1);
    }
  }

  TopicSetup(EventListeners listeners, KafkaAdmin admin, Properties properties) {
    this.listeners = listeners;
    this.admin = admin;
    this.properties = properties;
  }

  @Override
  public void start() {
    running = true;
    Map<String, Duration> retentions = retentions();
    if (retentions.isEmpty()) {
      return;
    }
    NewTopic[] topics =
        retentions.entrySet().stream()
            .map(topic -> topic(topic.getKey(), topic.getValue()))
            .toArray(NewTopic[]::new);
    try {
      admin.createOrModifyTopics(topics);
      check(retentions);
    } catch (KafkaException | ExecutionException unavailable) {
      log.warn("Topics are not checked: {}", unavailable.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  /** What this service may publish to or reads; none if it has no listener. */
  private Map<String, Duration> retentions() {
    Map<String, Duration> retentions = new LinkedHashMap<>();
    List<DeadLetterTopic> deadLetterTopics = listeners.deadLetterTopics();
    if (!deadLetterTopics.isEmpty()) {
      Arrays.stream(EventTopic.values())
          .filter(topic -> !topic.internal())
          .forEach(topic -> retentions.put(topic.topic(), topic.retention()));
    }
    for (DeadLetterTopic deadLetters : deadLetterTopics) {
      retentions.put(deadLetters.topic().topic(), deadLetters.topic().retention());
      retentions.put(deadLetters.name(), EventTopic.DEAD_LETTER_RETENTION);
    }
    return retentions;
  }

  private NewTopic topic(String name, Duration retention) {
    return TopicBuilder.name(name)
        .replicas(properties.replicas())
        .config(RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()))
        .config(SEGMENT_MS_CONFIG, String.valueOf(EventTopic.SEGMENT.toMillis()))
        .config(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_DELETE)
        .config(MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(properties.minInSyncReplicas()))
        .build();
  }

  private void check(Map<String, Duration> retentions)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> names =
        retentions.keySet().stream()
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    try (Admin client = Admin.create(admin.getConfigurationProperties())) {
      client
          .describeConfigs(names)
          .all()
          .get()
          .forEach((topic, config) ->
              check(topic.name(), config, Objects.requireNonNull(retentions.get(topic.name()))));
    }
    admin.describeTopics(retentions.keySet().toArray(String[]::new)).values().forEach(this::check);
  }

  private void check(String topic, Config actual, Duration retention) {
    long kept = number(actual, RETENTION_MS_CONFIG);
    long segment = number(actual, SEGMENT_MS_CONFIG);
    long longest = retention.plus(EventTopic.SEGMENT).toMillis();
    if (kept < 0 || kept + segment > longest) {
      throw new IllegalStateException(
          "Topic %s keeps records for %s ms and segments for %s ms, longer than declared: lower %s"
                  .formatted(topic, kept, segment, RETENTION_MS_CONFIG)
              + " to %s, or raise it in EventTopic".formatted(retention.toMillis()));
    }
    if (kept < retention.toMillis()) {
      log.warn("Topic {} keeps records for {} ms, declared are {}", topic, kept, retention);
    }
    if (number(actual, MIN_IN_SYNC_REPLICAS_CONFIG) < properties.minInSyncReplicas()) {
      log.warn(
          "Topic {} has a smaller {} than {}",
          topic,
          MIN_IN_SYNC_REPLICAS_CONFIG,
          properties.minInSyncReplicas());
    }
    if (!CLEANUP_POLICY_DELETE.equals(actual.get(CLEANUP_POLICY_CONFIG).value())) {
      log.warn("Topic {} does not have the {} delete", topic, CLEANUP_POLICY_CONFIG);
    }
  }

  private void check(TopicDescription topic) {
    if (topic.partitions().getFirst().replicas().size() < properties.replicas()) {
      log.warn("Topic {} has less than {} replicas", topic.name(), properties.replicas());
    }
  }

  private static long number(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }
}
