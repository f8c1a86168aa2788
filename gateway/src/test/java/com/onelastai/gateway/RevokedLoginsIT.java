package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.IdentityEvent;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.messaging.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** With a real broker. The gateway starts before the topic exists. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestBed.class)
@Import(Caller.class)
class RevokedLoginsIT {

  private static final String PATH = "/api/analytics/track/ended";
  private static final String TYPE = "com.onelastai.identity.session-ended.v1";
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 3);

  private static RSAKey key;
  private static KafkaProducer<String, byte[]> producer;
  private static boolean topicExists;

  private final String user = UUID.randomUUID().toString();

  @Autowired Caller caller;
  @Autowired EventCodec codec;
  @Autowired MeterRegistry meters;

  @BeforeAll
  static void startBroker() throws Exception {
    BROKER.brokerProperty("auto.create.topics.enable", "false");
    BROKER.afterPropertiesSet();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", BROKER.getBrokersAsString(), "metadata.max.age.ms", 1000),
            new StringSerializer(),
            new ByteArraySerializer());
    key = Tokens.key("ended");
    Tokens.publish(key);
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    BROKER.destroy();
  }

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry properties) {
    properties.add("KAFKA_BOOTSTRAP_SERVERS", BROKER::getBrokersAsString);
  }

  /** Waits until the gateway has found the topic, which it checks once a second. */
  @BeforeEach
  void topicExists() throws Exception {
    if (!topicExists) {
      assertWorks(caller, token("before-the-topic"));
      assertThat(gauge(meters, "gateway.ended.logins")).isZero();
      BROKER.addTopics(new NewTopic(IdentityEvent.TOPIC, 3, (short) 1));
      topicExists = true;
    }
    String first = newSession();
    String token = token(first);
    end(new SessionEnded(user, first));
    awaitRefused(caller, token, SOON);
  }

  @Test
  void revokedSessionIsRejectedAtOnceAndOtherSessionsAreNot() throws Exception {
    String session = newSession();
    String ended = token(session);
    String other = token(newSession());
    assertWorks(caller, ended);
    assertWorks(caller, other);

    end(new SessionEnded(user, session));

    awaitRefused(caller, ended, AT_ONCE);
    caller.get(PATH, "Cookie: onelastai_access=" + ended);
    assertThat(TestBed.SERVICE.headers(PATH)).doesNotContainKey("Authorization");
    assertWorks(caller, other);
    caller.get(PATH, "Cookie: onelastai_access=" + other);
    assertThat(TestBed.SERVICE.headers(PATH)).containsEntry("Authorization", "Bearer " + other);
    assertThat(gauge(meters, "gateway.ended.logins")).isGreaterThanOrEqualTo(2);
    await().until(() -> gauge(meters, "gateway.ended.logins.current") == 1);
  }

  @Test
  void everyLoginOfAnErasedUserIsRejected() throws Exception {
    String one = token(newSession());
    String two = token(newSession());
    assertWorks(caller, one);

    end(new UserErased(user));

    awaitRefused(caller, one, AT_ONCE);
    awaitRefused(caller, two, AT_ONCE);
  }

  @Test
  void restartedGatewayStillRejectsRevokedLogins() throws Exception {
    String session = newSession();
    String longAgo = newSession();
    end(new SessionEnded(user, session));
    send(new SessionEnded(user, longAgo), null, Instant.now().minus(Duration.ofMinutes(11)));
    try (ConfigurableApplicationContext restarted = start(BROKER.getBrokersAsString())) {
      Caller other = new Caller(restarted.getEnvironment());
      awaitRefused(other, token(session), SOON);
      assertWorks(other, token(longAgo));
    }
  }

  @Test
  void newPartitionsAreRead() throws Exception {
    BROKER.doWithAdmin(
        admin -> admin.createPartitions(Map.of(IdentityEvent.TOPIC, NewPartitions.increaseTo(5))));
    String session = newSession();
    await().until(() -> producer.partitionsFor(IdentityEvent.TOPIC).size() == 5);
    send(new SessionEnded(user, session), 4, Instant.now());
    awaitRefused(caller, token(session), SOON);
  }

  @Test
  void unreadableEventIsSkipped() throws Exception {
    byte[] garbage = "{".getBytes(StandardCharsets.UTF_8);
    ProducerRecord<String, byte[]> named = new ProducerRecord<>(IdentityEvent.TOPIC, user, garbage);
    named.headers().add("ce_type", TYPE.getBytes(StandardCharsets.UTF_8));
    producer.send(new ProducerRecord<>(IdentityEvent.TOPIC, user, garbage)).get();
    producer.send(named).get();
    String session = newSession();
    end(new SessionEnded(user, session));
    awaitRefused(caller, token(session), AT_ONCE);
  }

  @Test
  void revocationDuringAnOutageOfKafkaTakesEffectAfterwards() throws Exception {
    String session = newSession();
    int port = TestSocketUtils.findAvailableTcpPort();
    try (ConfigurableApplicationContext alone = start("127.0.0.1:" + port)) {
      Caller other = new Caller(alone.getEnvironment());
      end(new SessionEnded(user, session));
      assertWorks(other, token(session));
      assertThat(isCurrent(alone)).isFalse();
      try (Passage toKafka = Passage.open(port, BROKER.getBrokersAsString())) {
        awaitRefused(other, token(session), SOON);
        await().until(() -> isCurrent(alone));
      }
    }
  }

  /** A gateway that is closed must not close the connections of the others in this process. */
  static class OwnConnections {

    @Bean
    ReactorResourceFactory connections() {
      ReactorResourceFactory connections = new ReactorResourceFactory();
      connections.setUseGlobalResources(false);
      return connections;
    }
  }

  private static ConfigurableApplicationContext start(String kafka) {
    return new SpringApplicationBuilder(GatewayApplication.class, OwnConnections.class)
        .initializers(new TestBed())
        // The embedded broker names itself in a system property.
        .run("--server.port=0", "--spring.kafka.bootstrap-servers=" + kafka);
  }

  private void end(IdentityEvent event) throws Exception {
    send(event, null, Instant.now());
  }

  private void send(IdentityEvent event, @Nullable Integer partition, Instant at) throws Exception {
    ProducerRecord<String, byte[]> encoded =
        codec.encode(new EventEnvelope<>(UUID.randomUUID().toString(), at, event));
    long time = at.toEpochMilli();
    var record =
        new ProducerRecord<>(
            encoded.topic(), partition, time, user, encoded.value(), encoded.headers());
    producer.send(record).get(60, TimeUnit.SECONDS);
  }

  private static String newSession() {
    return UUID.randomUUID().toString();
  }

  private String token(String session) throws Exception {
    return Tokens.bare(key, claims -> claims.subject(user).claim("sid", session));
  }

  private static void assertWorks(Caller caller, String token) throws Exception {
    caller.get(PATH, "Authorization: Bearer " + token).is(200);
  }

  private static void awaitRefused(Caller caller, String token, Duration patience) {
    await()
        .atMost(patience)
        .untilAsserted(
            () -> caller.get(PATH, "Authorization: Bearer " + token).is(401, "invalid_token"));
  }

  private static boolean isCurrent(ConfigurableApplicationContext gateway) {
    return gauge(gateway.getBean(MeterRegistry.class), "gateway.ended.logins.current") == 1;
  }

  private static double gauge(MeterRegistry meters, String name) {
    return meters.get(name).gauge().value();
  }
}
