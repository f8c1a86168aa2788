package com.onelastai.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The tests in Chromium: the web SDK's, whose pages are the frontend of the suite, and the web
 * app's, which a second gateway of the same suite serves.
 */
@EnabledIfSystemProperty(named = "browser", matches = "true", disabledReason = "needs Chromium")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class BrowserIT {

  private final Suite suite = Suite.running();

  @Test
  void visitsInABrowser() throws Exception {
    runTests(
        "../web-sdk",
        suite.gateway().toString(),
        Map.of("OTHER_SITE_URL", suite.otherSite().toString()));
  }

  @Test
  void everyPageOfTheWebAppInABrowser() throws Exception {
    String port = String.valueOf(freePort());
    String gateway = "http://localhost:" + port;
    Process ofTheWebApp =
        suite
            .stack()
            .startAnother(
                "gateway",
                Map.of("PORT", port, "MANAGEMENT_PORT", "0", "ONELASTAI_FRONTEND_URL", ""));
    try {
      String event = publishUnreadableEvent();
      await()
          .atMost(Duration.ofSeconds(120))
          .ignoreExceptions()
          .until(() -> Http.get(URI.create(gateway + "/api/agents"), Map.of()).statusCode() == 200);
      runTests("../web-app", gateway, Map.of("DEAD_LETTER_EVENT", event));
    } finally {
      ofTheWebApp.destroy();
    }
  }

  /**
   * An event that billing-service alone reads, and cannot.
   *
   * @return its id
   */
  private String publishUnreadableEvent() throws Exception {
    String id = UUID.randomUUID().toString();
    ProducerRecord<String, String> event =
        new ProducerRecord<>("chat.v1", "an-agent", "unreadable");
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", id,
            "ce_source", "/e2e-tests",
            "ce_type", "com.onelastai.chat.agent-withdrawn.v1",
            "ce_time", Instant.now().toString())
        .forEach((name, value) -> event.headers().add(name, value.getBytes(UTF_8)));
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, suite.stack().kafkaBootstrapServers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(event).get();
    }
    return id;
  }

  private void runTests(String directory, String gateway, Map<String, String> more)
      throws Exception {
    ProcessBuilder tests =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(Path.of(directory).toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = new HashMap<>(more);
    environment.put("GATEWAY_URL", gateway);
    environment.put("MONGODB_URI", suite.stack().mongoUri());
    environment.put("BILLING_MANAGEMENT_URL", suite.management("billing-service"));
    environment.put("CHAT_MANAGEMENT_URL", suite.management("chat-service"));
    environment.put("SUPPORT_MANAGEMENT_URL", suite.management("support-service"));
    environment.put("STRIPE_URL", suite.stack().stripeUrl());
    environment.put("MAIL_URL", suite.stack().mailUrl());
    tests.environment().putAll(environment);
    Process run = tests.start();
    try (BufferedReader output = run.inputReader()) {
      output.lines().forEach(System.out::println);
      assertThat(run.waitFor()).as("exit code; the failures are in the output").isZero();
    } finally {
      run.descendants().forEach(ProcessHandle::destroy);
      run.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
