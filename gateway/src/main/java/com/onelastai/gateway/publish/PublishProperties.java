package com.onelastai.gateway.publish;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param queueCapacity events in memory that are not yet sent
 * @param linger how long the publisher collects events for one send
 * @param spoolDirectory for events while Kafka is away
 * @param spoolLimit beyond which events are dropped and counted
 * @param retryInterval between two attempts while Kafka is away
 */
@ConfigurationProperties("onelastai.publish")
record PublishProperties(
    int queueCapacity,
    Duration linger,
    Path spoolDirectory,
    DataSize spoolLimit,
    Duration retryInterval) {}
