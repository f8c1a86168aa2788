package com.onelastai.billing.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param webhookSecrets each of which a webhook may be signed with
 * @param attempts of one call, the first one included
 * @param firstWait before the second attempt; about twice as long before each further one
 * @param retryFor after which no further attempt begins
 * @param openFor how long Stripe is left alone after it was away
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
    // Anybody could sign with an empty one.
    if (webhookSecrets.isEmpty() || webhookSecrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("onelastai.stripe.webhook-secrets: one is empty");
    }
    if (key.isBlank()) {
      throw new IllegalArgumentException("onelastai.stripe.key is empty");
    }
  }
}
