package com.onelastai.starter.outbox;

import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.kafka.core.KafkaTemplate;

@AutoConfiguration(after = {MessagingAutoConfiguration.class, IndexAutoConfiguration.class})
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean({IndexCreation.class, KafkaTemplate.class})
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxAutoConfiguration {

  @Bean
  OutboxDocuments outboxDocuments(
      MongoDatabaseFactory mongo, Clock clock, OutboxProperties settings) {
    return new OutboxDocuments(mongo, clock, settings.lease());
  }

  @Bean
  OutboxMetrics outboxMetrics(MeterRegistry meters) {
    return new OutboxMetrics(meters);
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
  OutboxSweep outboxSweep(
      OutboxDocuments documents,
      OutboxRelay relay,
      OutboxTemplate template,
      OutboxProperties settings,
      OutboxMetrics metrics,
      Clock clock) {
    return new OutboxSweep(documents, relay, template, settings, metrics, clock);
  }

  @Bean
  OutboxTemplate outboxTemplate(
      MongoOperations mongo,
      EventCodec codec,
      Clock clock,
      OutboxRelay relay,
      IndexCreation indexes) {
    return new OutboxTemplate(mongo, codec, clock, relay, indexes);
  }
}
