package com.onelastai.billing.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings for the processing of webhook events.
 *
 * @param lease how long an instance leases an event
 * @param maxBackOff the longest pause between attempts
 * @param giveUpAfter how long after its arrival an event is retried
 * @param keep how long an event's id is stored
 */
@ConfigurationProperties("onelastai.webhook")
record WebhookProperties(
    Duration lease, Duration maxBackOff, Duration giveUpAfter, Duration keep) {}
