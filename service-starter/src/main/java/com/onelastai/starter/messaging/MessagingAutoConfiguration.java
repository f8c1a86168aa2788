package com.onelastai.starter.messaging;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
public class MessagingAutoConfiguration {

  @Bean
  EventCodec eventCodec(JsonMapper json, @Value("${spring.application.name}") String application) {
    return new EventCodec(json, application);
  }

  @Bean
  EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
    return new EventPublisher(kafka, codec);
  }

  /** Created with the broker's own partitions and replicas, if they are not there yet. */
  @Bean
  NewTopics topics(@Value("${onelastai.topics:}") String[] names) {
    NewTopic[] topics = new NewTopic[names.length];
    for (int i = 0; i < names.length; i++) {
      topics[i] = TopicBuilder.name(names[i]).build();
    }
    return new NewTopics(topics);
  }

  /** Waits for what may come back, and sets aside what will not. */
  @Bean
  CommonErrorHandler eventErrorHandler(
      KafkaTemplate<String, byte[]> kafka,
      @Value("${spring.application.name}") String application) {
    DeadLetterPublishingRecoverer deadLetters =
        new DeadLetterPublishingRecoverer(
            kafka,
            (record, cause) -> new TopicPartition(record.topic() + "." + application + ".dlt", -1));
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(10_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters, backOff);
    // Waiting and setting aside is what it is for, and no error of ours.
    handler.setLogLevel(KafkaException.Level.WARN);
    handler.addNotRetryableExceptions(MalformedEventException.class, UnusableEventException.class);
    return handler;
  }
}
