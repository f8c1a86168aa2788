package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
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

  @AutoClose("down")
  private Stack stack;

  @BeforeEach
  void open() throws IOException {
    settings =
        StackSettings.isolated(Project.withEnginesOnly(), directory.resolve("home"))
            .withEnvironment("KEYCLOAK_URL", "http://127.0.0.1:1/identity")
            .withEnvironment("MODEL_URL", "http://127.0.0.1:1/v1");
    stack = Stack.open(settings);
  }

  @Test
  void upAgainStartsNothingTwice() {
    assertThat(stack.up())
        .extracting(PartStatus::name, PartStatus::state)
        .containsExactlyInAnyOrder(
            tuple("mongodb", State.HEALTHY),
            tuple("kafka", State.HEALTHY),
            tuple("mail", State.HEALTHY),
            tuple("stripe", State.HEALTHY),
            tuple("keycloak", State.EXTERNAL),
            tuple("model", State.EXTERNAL));
    List<Long> pids = stack.status().stream().map(PartStatus::pid).toList();
    assertThat(stack.up()).extracting(PartStatus::pid).isEqualTo(pids);
  }

  @Test
  void acknowledgedDocumentSurvivesAKill() {
    stack.up();
    try (MongoClient client = MongoClients.create(stack.mongoUri())) {
      MongoCollection<Document> kept = client.getDatabase("test").getCollection("kept");
      kept.insertOne(new Document("_id", "x"));
      stack.kill("mongodb");

      assertThat(stack.part("mongodb").state()).isEqualTo(State.DIED);
      stack.start("mongodb");
      assertThat(kept.find()).containsExactly(new Document("_id", "x"));
    }
  }

  @Test
  void acknowledgedRecordSurvivesAKillAndDownAndUp() throws Exception {
    stack.up();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
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

  private Map<String, Object> kafka() {
    return Map.of(
        "bootstrap.servers", stack.kafkaBootstrapServers(), "auto.offset.reset", "earliest");
  }

  private List<String> read() {
    TopicPartition partition = new TopicPartition("kept", 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      return await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> consumer.poll(Duration.ofSeconds(1)).records(partition),
              records -> !records.isEmpty())
          .stream()
          .map(ConsumerRecord::value)
          .toList();
    }
  }
}
