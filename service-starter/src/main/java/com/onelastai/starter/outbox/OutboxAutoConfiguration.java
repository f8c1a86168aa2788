package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** For services that name the collections whose documents carry events. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnProperty("onelastai.outbox")
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

  @Bean
  OutboxDocuments outboxDocuments(
      MongoDatabaseFactory mongo, Clock clock, OutboxProperties settings) {
    return new OutboxDocuments(mongo, clock, settings.lease());
  }

  @Bean
  OutboxMetrics outboxMetrics(
      MeterRegistry meters, @Value("${onelastai.outbox}") List<String> collections) {
    return new OutboxMetrics(meters, collections);
  }

  @Bean
  OutboxRelay outboxRelay(
      OutboxDocuments documents,
      KafkaTemplate<String, byte[]> kafka,
      EventCodec codec,
      Clock clock,
      OutboxProperties settings,
      OutboxMetrics metrics) {
    return new OutboxRelay(documents, kafka, codec, clock, settings, metrics);
  }

  @Bean
  OutboxQueue outboxQueue(OutboxRelay relay, OutboxMetrics metrics) {
    return new OutboxQueue(relay, metrics);
  }

  @Bean
  OutboxSweep outboxSweep(
      OutboxDocuments documents,
      OutboxQueue queue,
      @Value("${onelastai.outbox}") List<String> collections,
      OutboxProperties settings,
      OutboxMetrics metrics,
      Clock clock) {
    return new OutboxSweep(documents, queue, collections, settings, metrics, clock);
  }

  @Bean
  Outbox outbox(EventCodec codec, Clock clock, OutboxQueue queue) {
    return new Outbox(codec, clock, queue);
  }
}
