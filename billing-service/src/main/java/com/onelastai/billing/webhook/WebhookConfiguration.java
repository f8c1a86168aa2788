package com.onelastai.billing.webhook;

import com.onelastai.billing.erasure.HeldForUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  HeldForUser stripeEventsOfUser(WebhookEvents stored) {
    return stored::removeOf;
  }
}
