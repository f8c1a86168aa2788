package com.onelastai.starter.erasure;

import com.onelastai.events.erasure.ErasureEvent;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** For services that declare how they forget a user. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(UserDataEraser.class)
public class ErasureAutoConfiguration {

  @Bean
  NewTopics erasureTopics(@Value("${spring.application.name}") String application) {
    return new NewTopics(
        TopicBuilder.name(IdentityEvent.TOPIC).build(),
        TopicBuilder.name(IdentityEvent.TOPIC + "." + application + ".dlt").build(),
        TopicBuilder.name(ErasureEvent.TOPIC).build());
  }

  @Bean
  ErasureListener erasureListener(
      UserDataEraser eraser,
      EventCodec codec,
      EventPublisher publisher,
      Clock clock,
      @Value("${spring.application.name}") String application) {
    return new ErasureListener(eraser, codec, publisher, clock, application);
  }
}
