package com.onelastai.starter.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Limits each wait for MongoDB, and pins acknowledgement by the majority and reads from the
 * primary. It is applied after the connection string, which therefore cannot change any of it.
 */
@AutoConfiguration(before = MongoAutoConfiguration.class)
// The gateway has no MongoDB.
@ConditionalOnClass(MongoAutoConfiguration.class)
@EnableConfigurationProperties(MongoLimitsAutoConfiguration.Limits.class)
public class MongoLimitsAutoConfiguration {

  /**
   * How long a call waits for MongoDB before it fails.
   *
   * @param connect for a connection to open, and for the answer to a health check of a server
   * @param read for the answer to a command
   * @param serverSelection for a primary, for instance during an election
   * @param connectionWait for a free connection of the pool
   */
  @ConfigurationProperties("onelastai.mongodb.limits")
  record Limits(
      Duration connect, Duration read, Duration serverSelection, Duration connectionWait) {}

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer mongoLimits(Limits limits) {
    return settings -> apply(limits, settings);
  }

  private static void apply(Limits limits, MongoClientSettings.Builder settings) {
    settings
        .writeConcern(WriteConcern.MAJORITY)
        .readPreference(ReadPreference.primary())
        .applyToSocketSettings(socket ->
            socket
                .connectTimeout(Math.toIntExact(limits.connect().toMillis()), MILLISECONDS)
                .readTimeout(Math.toIntExact(limits.read().toMillis()), MILLISECONDS))
        .applyToClusterSettings(cluster ->
            cluster.serverSelectionTimeout(limits.serverSelection().toMillis(), MILLISECONDS))
        .applyToConnectionPoolSettings(
            pool -> pool.maxWaitTime(limits.connectionWait().toMillis(), MILLISECONDS));
  }
}
