package com.onelastai.starter.shutdown;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaServiceRegistry;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = EurekaClientAutoConfiguration.class)
@ConditionalOnBean(EurekaRegistration.class)
public class ShutdownAutoConfiguration {

  @Bean
  EarlyDeregistration earlyDeregistration(
      EurekaServiceRegistry registry,
      EurekaRegistration registration,
      @Value("${onelastai.shutdown.drain}") Duration drain) {
    return new EarlyDeregistration(registry, registration, drain);
  }
}
