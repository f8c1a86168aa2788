package com.onelastai.starter.mongo;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a call waits for MongoDB before it fails.
 *
 * @param connect for a connection to open, and for the answer to a health check of a server
 * @param read for the answer to a command
 * @param serverSelection for a primary, for instance during an election
 * @param connectionWait for a free connection of the pool
 */
@ConfigurationProperties("onelastai.mongodb.limits")
record MongoLimitsProperties(
    Duration connect, Duration read, Duration serverSelection, Duration connectionWait) {}
