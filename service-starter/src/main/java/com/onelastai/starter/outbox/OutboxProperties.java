package com.onelastai.starter.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How waiting events are published.
 *
 * @param sweepEvery how often documents are looked for whose events nobody published
 * @param batch documents that one look takes on, in each collection
 * @param lease how long one instance may take over a document's events before another tries
 * @param maxBackOff the longest pause after a document's events could not be sent
 */
@ConfigurationProperties("onelastai.outbox-relay")
record OutboxProperties(Duration sweepEvery, int batch, Duration lease, Duration maxBackOff) {}
