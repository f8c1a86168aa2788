package com.onelastai.gateway.revocation;

import com.onelastai.starter.messaging.EventCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

  private static final int LIMIT = 200_000;

  /** Not the gateway's clock, which tests move: events carry the real time. */
  private static final Clock TIME = Clock.systemUTC();

  @Bean
  RevokedLogins revokedLogins(MeterRegistry meters) {
    RevokedLogins revoked = new RevokedLogins(LIMIT, TIME);
    Gauge.builder("gateway.ended.logins", revoked, RevokedLogins::size)
        .description("Login sessions and users whose tokens are rejected")
        .register(meters);
    return revoked;
  }

  @Bean
  RevocationReader revocationReader(
      ConsumerFactory<String, byte[]> consumers,
      EventCodec codec,
      RevokedLogins revoked,
      MeterRegistry meters) {
    RevocationReader reader = new RevocationReader(() -> create(consumers), codec, revoked, TIME);
    Gauge.builder("gateway.ended.logins.current", reader, it -> it.isUpToDate() ? 1 : 0)
        .description("1 while all revocations have been read, 0 while Kafka is away")
        .register(meters);
    return reader;
  }

  private static Consumer<String, byte[]> create(ConsumerFactory<String, byte[]> consumers) {
    Properties settings = new Properties();
    // No position is stored: each start begins with the recent events.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    // A revocation takes effect as soon as it is published.
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
    // How soon new partitions are found.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
    return consumers.createConsumer(null, "revoked-logins", null, settings);
  }
}
