package com.onelastai.starter.erasure;

import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** For services that declare how they forget a user. */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(UserDataEraser.class)
public class ErasureAutoConfiguration {

  @Bean
  ErasureListener erasureListener(
      UserDataEraser eraser,
      EventPublisher publisher,
      Clock clock,
      @Value("${spring.application.name}") String application) {
    return new ErasureListener(eraser, publisher, clock, application);
  }
}
