package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.onelastai.local.stack.PartStatus.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MongoDB, Kafka, mail and the Stripe simulator as processes; Keycloak and the model are configured
 * as external.
 */
class StackIT {

  @TempDir private Path directory;
  private StackSettings settings;
  private Stack stack;

  @BeforeEach
  void open() throws IOException {
    settings =
        StackSettings.isolated(Project.withEnginesOnly(), directory.resolve("home"))
            .withEnvironment("KEYCLOAK_URL", "http://127.0.0.1:1/identity")
            .withEnvironment("MODEL_URL", "http://127.0.0.1:1/v1");
    stack = Stack.open(settings);
  }

  @AfterEach
  void close() {
    stack.down();
  }

  @Test
  void upAgainStartsNothingTwice() {
    List<PartStatus> first = stack.up();

    assertThat(first)
        .extracting(PartStatus::name, PartStatus::state)
        .containsExactlyInAnyOrder(
            tuple("mongodb", State.HEALTHY),
            tuple("kafka", State.HEALTHY),
            tuple("mail", State.HEALTHY),
            tuple("stripe", State.HEALTHY),
            tuple("keycloak", State.EXTERNAL),
            tuple("model", State.EXTERNAL));
    assertThat(stack.up()).extracting(PartStatus::pid).isEqualTo(pids(first));
  }

  private static List<Long> pids(List<PartStatus> parts) {
    return parts.stream().map(PartStatus::pid).toList();
  }

  @Test
  void acknowledgedDocumentSurvivesAKill() {
    stack.up();
    try (MongoClient client = MongoClients.create(stack.mongoUri())) {
      client.getDatabase("test").getCollection("kept").insertOne(new Document("_id", "x"));
      stack.kill("mongodb");

      assertThat(stack.part("mongodb").state()).isEqualTo(State.DIED);
      stack.start("mongodb");
      assertThat(client.getDatabase("test").getCollection("kept").find().first())
          .isEqualTo(new Document("_id", "x"));
    }
  }

  @Test
  void acknowledgedRecordSurvivesAKillAndDownAndUp() throws Exception {
    stack.up();
    try (KafkaProducer<String, String> producer = new KafkaProducer<>(kafka())) {
      producer.send(new ProducerRecord<>("kept", 0, "key", "one")).get();
    }
    stack.kill("kafka");
    stack.start("kafka");
    assertThat(read()).containsExactly("one");

    stack.down();
    stack.up();
    assertThat(read()).containsExactly("one");
  }

  @Test
  void acceptedMailSurvivesAKill() throws Exception {
    stack.start("mail");
    sendMail();
    stack.kill("mail");
    stack.start("mail");

    URI mails = URI.create(stack.mailUrl() + "/api/messages?to=ada@example.com");
    try (InputStream answer = mails.toURL().openStream()) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"subject\":\"kept\"");
    }
  }

  private void sendMail() throws IOException {
    String dialogue =
        """
        HELO localhost
        MAIL FROM:<no-reply@example.com>
        RCPT TO:<ada@example.com>
        DATA
        Subject: kept

        Hello
        .
        QUIT
        """;
    try (Socket smtp = new Socket("127.0.0.1", stack.port("mail"))) {
      smtp.getOutputStream()
          .write(dialogue.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(smtp.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("250 OK");
    }
  }

  @Test
  void takenPortIsReportedAndNothingStarts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      stack = Stack.open(settings.withEnvironment("ONELASTAI_KAFKA_PORT", String.valueOf(port)));

      assertThatThrownBy(stack::up)
          .isInstanceOf(StackException.class)
          .hasMessageStartingWith("Port " + port + " of kafka is taken by pid ")
          .hasMessageEndingWith("set ONELASTAI_KAFKA_PORT to another port");
      assertNothingRuns();
    }
  }

  @Test
  void failedStartOfAPartIsReportedAndStopsAll() {
    Map<String, String> refusedByTheVirtualMachine = Map.of("JAVA_TOOL_OPTIONS", "-XX:Nonsense=1");
    stack = Stack.open(settings.withPartEnvironment("kafka", refusedByTheVirtualMachine));

    assertThatThrownBy(stack::up)
        .isInstanceOf(StackException.class)
        .hasMessageStartingWith("kafka died while starting with exit code 1: ")
        .hasMessageContaining("Nonsense")
        .hasMessageContaining(settings.log("kafka").toString());
    assertNothingRuns();
  }

  @Test
  void startTimeoutStopsAll() {
    stack = Stack.open(settings.withEnvironment("ONELASTAI_START_TIMEOUT", "0"));

    assertThatThrownBy(stack::up).hasMessageContaining("was not healthy after 0 s");
    assertNothingRuns();
  }

  @Test
  void concurrentUpIsRefused() {
    try (RunState.Lock ignored = RunState.Lock.acquire(settings.home())) {
      assertThatThrownBy(stack::up).hasMessageContaining("Another ./onelastai");
    }
  }

  @Test
  void resetRemovesTheData() {
    stack.up();
    stack.reset();

    assertThat(stack.status()).extracting(PartStatus::state).doesNotContain(State.HEALTHY);
    assertThat(settings.data().resolve("kafka")).doesNotExist();
  }

  /** The parts name their data directory on the command line. */
  private void assertNothingRuns() {
    String data = settings.data().toString();
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains(data));
    assertThat(stack.status()).extracting(PartStatus::pid).containsOnlyNulls();
  }

  private Properties kafka() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", stack.kafkaBootstrapServers());
    settings.put("key.serializer", StringSerializer.class.getName());
    settings.put("value.serializer", StringSerializer.class.getName());
    settings.put("key.deserializer", StringDeserializer.class.getName());
    settings.put("value.deserializer", StringDeserializer.class.getName());
    settings.put("auto.offset.reset", "earliest");
    return settings;
  }

  private List<String> read() {
    try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(kafka())) {
      consumer.assign(List.of(new TopicPartition("kept", 0)));
      return Objects.requireNonNull(
          await()
              .atMost(Duration.ofSeconds(20))
              .until(
                  () ->
                      consumer
                          .poll(Duration.ofSeconds(1))
                          .records(new TopicPartition("kept", 0))
                          .stream()
                          .map(ConsumerRecord::value)
                          .toList(),
                  values -> !values.isEmpty()));
    }
  }
}
