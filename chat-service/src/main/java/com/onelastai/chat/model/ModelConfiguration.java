package com.onelastai.chat.model;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

  @Bean
  Exchanges modelExchanges(ModelProperties properties) {
    return new Exchanges(properties.connectTimeout());
  }

  @Bean
  ChatModel chatModel(ModelProperties properties, Exchanges exchanges, MeterRegistry meters) {
    List<OpenAiServer> servers =
        properties.servers().stream()
            .map(server -> new OpenAiServer(server, properties, exchanges, meters))
            .toList();
    return new FallbackChatModel(servers, properties);
  }
}
