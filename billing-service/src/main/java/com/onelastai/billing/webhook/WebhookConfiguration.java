package com.onelastai.billing.webhook;

import com.onelastai.starter.erasure.UserDataHolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  UserDataHolder stripeEventsOfUser(WebhookEvents stored) {
    return stored::removeOf;
  }
}
