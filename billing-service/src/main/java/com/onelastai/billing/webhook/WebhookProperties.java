package com.onelastai.billing.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How events of Stripe's are kept and acted on.
 *
 * @param lease how long one instance may take over an event before another tries
 * @param maxBackOff the longest pause after an event could not be acted on
 * @param giveUpAfter how long after its arrival it is tried again
 * @param keep how long an event's id is known
 */
@ConfigurationProperties("onelastai.webhook")
record WebhookProperties(
    Duration lease, Duration maxBackOff, Duration giveUpAfter, Duration keep) {}
