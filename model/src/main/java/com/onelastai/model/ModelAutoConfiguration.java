package com.onelastai.model;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The configured model, for a service that imports {@code model.yml}. */
@AutoConfiguration
@EnableConfigurationProperties(ModelProperties.class)
public class ModelAutoConfiguration {

  @Bean
  ChatModel chatModel(ModelProperties properties, MeterRegistry meters) {
    return new FallbackChatModel(properties, meters);
  }
}
