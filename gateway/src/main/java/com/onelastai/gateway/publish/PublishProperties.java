package com.onelastai.gateway.publish;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * @param queueCapacity events held in memory until the publisher takes them
 * @param linger how long the publisher collects what it then sends at once
 * @param spoolDirectory where events wait while Kafka is away
 * @param spoolLimit how much of them is kept; what comes beyond is dropped and counted
 * @param retryInterval how often Kafka is tried while it is away
 */
@ConfigurationProperties("onelastai.publish")
record PublishProperties(
    int queueCapacity,
    Duration linger,
    Path spoolDirectory,
    DataSize spoolLimit,
    Duration retryInterval) {}
