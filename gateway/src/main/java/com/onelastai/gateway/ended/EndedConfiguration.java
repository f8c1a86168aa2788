package com.onelastai.gateway.ended;

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
class EndedConfiguration {

  private static final int LIMIT = 200_000;

  /** The real time, whatever a test does to the gateway's clock: events are stamped by it. */
  private static final Clock TIME = Clock.systemUTC();

  @Bean
  EndedLogins endedLogins(MeterRegistry meters) {
    EndedLogins ended = new EndedLogins(LIMIT, TIME);
    Gauge.builder("gateway.ended.logins", ended, EndedLogins::size)
        .description("Login sessions and users whose tokens are refused")
        .register(meters);
    return ended;
  }

  @Bean
  IdentityReader identityReader(
      ConsumerFactory<String, byte[]> consumers,
      EventCodec codec,
      EndedLogins ended,
      MeterRegistry meters) {
    IdentityReader reader =
        new IdentityReader(() -> new IdentityTopic(create(consumers), TIME), codec, ended);
    Gauge.builder("gateway.ended.logins.current", reader, it -> it.isUpToDate() ? 1 : 0)
        .description("1 while it is known which logins were ended, 0 while Kafka is away")
        .register(meters);
    return reader;
  }

  private static Consumer<String, byte[]> create(ConsumerFactory<String, byte[]> consumers) {
    Properties settings = new Properties();
    // It keeps no place in the topic: each start begins anew.
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    // Each event counts as soon as it is there.
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1");
    // How soon partitions are found that were added.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "5000");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
    return consumers.createConsumer(null, "ended-logins", null, settings);
  }
}
