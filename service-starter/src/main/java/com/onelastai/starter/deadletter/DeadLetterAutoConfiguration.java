package com.onelastai.starter.deadletter;

import com.onelastai.starter.messaging.EventListeners;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class DeadLetterAutoConfiguration {

  @Bean
  DeadLetters deadLetters(
      EventListeners listeners,
      ConsumerFactory<String, byte[]> consumers,
      KafkaTemplate<String, byte[]> kafka,
      Clock clock,
      MeterRegistry meters) {
    return new DeadLetters(listeners, consumers, kafka, clock, meters);
  }

  @Bean
  DeadLetterEndpoint deadLetterEndpoint(DeadLetters deadLetters) {
    return new DeadLetterEndpoint(deadLetters);
  }
}
