package com.onelastai.billing.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param webhookSecrets the accepted secrets of webhooks
 * @param attempts attempts of one call, including the first
 * @param firstWait the pause before the second attempt; doubles with each further one
 * @param retryFor the time after which no further attempt starts
 * @param openFor how long the circuit stays open after an outage
 */
@ConfigurationProperties("onelastai.stripe")
record StripeProperties(
    String key,
    List<String> webhookSecrets,
    URI apiBase,
    Duration connectTimeout,
    Duration readTimeout,
    int attempts,
    Duration firstWait,
    Duration retryFor,
    Duration openFor) {

  StripeProperties {
    // Anybody could sign with an empty secret.
    if (webhookSecrets.isEmpty() || webhookSecrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("onelastai.stripe.webhook-secrets: one is empty");
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException("onelastai.stripe.key is empty");
    }
  }
}
