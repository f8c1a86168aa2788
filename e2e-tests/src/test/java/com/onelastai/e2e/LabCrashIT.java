package com.onelastai.e2e;

import static com.mongodb.client.model.Projections.exclude;
import static com.onelastai.e2e.Account.ok;
import static com.onelastai.e2e.Account.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.lab.LabEvent;
import com.onelastai.starter.messaging.EventCodec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** lab-service is killed in the middle of ten experiments. */
class LabCrashIT {

  /** Sent while the service is killed, beside one more picture. */
  private static final List<String> SENT_AT_THE_KILL =
      List.of(
          "neural-art",
          "personality-mirror",
          "dream-interpreter",
          "emotion-visualizer",
          "future-predictor");

  private static final int EXPERIMENTS = 10;
  private static final int UPLOADS = 2;
  private static final byte[] PICTURE = noise(1_000);

  /** Of the process that runs an experiment. */
  private static final Duration LONGER_THAN_THE_LEASE = Duration.ofMinutes(1);

  /** Files that nothing uses are deleted after a day, and their records a little later. */
  private static final List<Duration> AFTER_A_DAY =
      List.of(Duration.ofHours(25), Duration.ofHours(26));

  private static final Pattern FILE = Pattern.compile("/api/lab/files/([\\w-]+)");

  private final Suite suite = Suite.running();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Account account = Account.register(suite);
  private final Browser browser = account.signedIn();
  private final String token = account.accessToken();
  private final JsonNode kinds = read(ok(browser.get("/api/lab"))).get("items");
  private final AtomicInteger sent = new AtomicInteger();
  private final Set<String> begunAgain = ConcurrentHashMap.newKeySet();

  @AfterEach
  void resetClock() {
    suite.moveClockTo("lab-service", Duration.ZERO);
  }

  @Test
  void eachExperimentEndsOnceAndHasItsFilesThoughTheServiceIsKilled() throws Exception {
    List<String> accepted = new ArrayList<>();
    accepted.add(runImagePlayground(10));
    String story = run("story-weaver", longStory());
    accepted.add(story);
    accepted.add(runExample("battle-arena"));
    accepted.add(runExample("music-generator"));

    awaitFileOfAttempt(story, 1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<String> pages = new ExecutorCompletionService<>(threads);
      pages.submit(() -> runImagePlayground(1));
      SENT_AT_THE_KILL.forEach(type -> pages.submit(() -> runExample(type)));
      accepted.add(pages.take().get());
      killAndRestart(1);
      while (accepted.size() < EXPERIMENTS) {
        accepted.add(pages.take().get());
      }
    }
    awaitFileOfAttempt(story, 2);
    killAndRestart(2);

    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> experiments().stream().allMatch(LabCrashIT::hasEnded));
    account.logIn(browser);
    assertThat(accepted).hasSize(EXPERIMENTS).doesNotHaveDuplicates().allSatisfy(this::isShown);
    assertThat(sent).as("requests").hasValueGreaterThan(EXPERIMENTS + UPLOADS);
    assertThat(begunAgain).contains(story);
    assertThat(suite.document("labexperiments", story)).containsEntry("status", "completed");
    // It was stopped less often than that.
    assertThat(experiments())
        .extracting(experiment -> experiment.getString("error"))
        .doesNotContain("The service stopped 3 times while this ran.");
    eachHasOneEventThatCounts();
    filesAndExperimentsKnowEachOther();
    sweepFiles();
    filesAndExperimentsKnowEachOther();
    everyFileHasItsRecord();
    everyFileIsRead();
  }

  private String runExample(String type) {
    JsonNode kind =
        kinds
            .valueStream()
            .filter(one -> one.get("type").asString().equals(type))
            .findFirst()
            .orElseThrow();
    return run(type, kind.get("example").toString());
  }

  private String run(String type, String body) {
    return accepted(202, () -> browser.post("/api/lab/" + type, body, Map.of()))
        .get("experimentId")
        .asString();
  }

  /** With many pictures, which are stored one after the other. */
  private static String longStory() {
    return Account.json(
        Map.of(
            "genre",
            "mystery",
            "characters",
            List.of(Map.of("name", "Mira")),
            "plotPoints",
            List.of("she finds a map", "the bridge breaks", "the queen forgives her"),
            "chapters",
            8,
            "engine",
            "local"));
  }

  private String runImagePlayground(int steps) {
    String image = accepted(201, () -> upload()).get("fileId").asString();
    Map<String, ?> step = Map.of("type", "stylise", "style", "oil_paint", "strength", 10);
    return run(
        "image-playground",
        Account.json(Map.of("image", image, "transformations", Collections.nCopies(steps, step))));
  }

  private static byte[] noise(int side) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new Random(7).ints((long) side * side).toArray();
    picture.setRGB(0, 0, side, side, pixels, 0, side);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private HttpResponse<String> upload() {
    String head =
        """
        --border\r
        Content-Disposition: form-data; name="file"; filename="noise.png"\r
        \r
        """;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(suite.gateway().resolve("/api/lab/files"))
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofByteArray(PICTURE),
                    BodyPublishers.ofString("\r\n--border--\r\n")));
    return Http.send(
        client,
        request,
        Map.of(
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "multipart/form-data; boundary=border"));
  }

  /** As a page would: the same again until it is accepted. */
  private JsonNode accepted(int status, Supplier<HttpResponse<String>> request) {
    return read(
        await()
            .atMost(Duration.ofMinutes(3))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(500))
            .ignoreException(UncheckedIOException.class)
            .until(() -> send(request), answer -> answer.statusCode() == status));
  }

  /** Refused only because the service is away, or because too many experiments wait. */
  private HttpResponse<String> send(Supplier<HttpResponse<String>> request) {
    sent.incrementAndGet();
    HttpResponse<String> answer = request.get();
    if (answer.statusCode() >= 300) {
      assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(429);
    }
    return answer;
  }

  private void awaitFileOfAttempt(String id, int attempt) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> hasStored(suite.document("labexperiments", id), attempt));
  }

  /** Some of its files; it has no result yet. */
  private boolean hasStored(Document experiment, int attempt) {
    int attempts = experiment.get("work", new Document()).getInteger("attempts", 0);
    return attempts == attempt
        && suite.find("labfiles", "experimentId", experiment.getString("_id")).stream()
            .anyMatch(file -> file.getDate("createdAt").after(experiment.getDate("startedAt")));
  }

  private void killAndRestart(int times) {
    suite.stack().kill("lab-service");
    experiments().stream()
        .filter(experiment -> experiment.getString("status").equals("processing"))
        .forEach(experiment -> begunAgain.add(experiment.getString("_id")));
    suite.stack().start("lab-service");
    suite.moveClockTo("lab-service", LONGER_THAN_THE_LEASE.multipliedBy(times));
  }

  private List<Document> experiments() {
    return suite.find("labexperiments", "owner", account.id());
  }

  private static boolean hasEnded(Document experiment) {
    return switch (experiment.getString("status")) {
      case "completed" -> experiment.get("output") != null;
      case "failed" -> !experiment.getString("error").isBlank();
      default -> false;
    };
  }

  private void isShown(String id) {
    JsonNode experiment = read(ok(browser.get("/api/lab/" + id)));
    assertThat(experiment.get("status").asString()).isIn("completed", "failed");
  }

  private void eachHasOneEventThatCounts() {
    List<String> ids = experiments().stream().map(one -> one.getString("_id")).toList();
    await()
        .untilAsserted(() -> {
          assertThat(experiments()).noneMatch(experiment -> experiment.containsKey("outbox"));
          assertThat(events().keySet()).hasSameElementsAs(ids);
          assertThat(counted()).isEqualTo(byType(experiments()));
        });
    assertThat(events()).allSatisfy((_, events) -> assertThat(events).hasSize(1));
  }

  /** The ids of events that an experiment has ended, by experiment. */
  private Map<String, Set<String>> events() {
    EventCodec codec = new EventCodec(JsonMapper.shared(), "e2e-tests");
    Map<String, Set<String>> events = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records(LabEvent.TOPIC)) {
      codec
          .decode(record, EventCodec.family(LabEvent.class))
          .filter(envelope -> account.id().equals(record.key()))
          .ifPresent(envelope ->
              events
                  .computeIfAbsent(
                      ((ExperimentFinished) envelope.event()).experimentId(), _ -> new HashSet<>())
                  .add(envelope.id()));
    }
    return events;
  }

  private List<ConsumerRecord<String, byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", suite.stack().kafkaBootstrapServers());
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  /** The figures of the account, by kind of experiment. */
  private Map<String, Long> counted() {
    return read(ok(browser.get("/api/lab/analytics")))
        .get("experiments")
        .valueStream()
        .collect(
            Collectors.toMap(
                figure -> figure.get("experiment").asString(),
                figure -> figure.get("runs").asLong()));
  }

  private static Map<String, Long> byType(List<Document> experiments) {
    return experiments.stream()
        .collect(
            Collectors.groupingBy(
                experiment -> experiment.getString("experimentType"), Collectors.counting()));
  }

  private void filesAndExperimentsKnowEachOther() {
    Set<String> known = new HashSet<>();
    for (Document experiment : experiments()) {
      String id = experiment.getString("_id");
      List<String> made = experiment.getList("made", String.class);
      List<String> used = experiment.get("input", Document.class).getList("files", String.class);
      made.forEach(file -> known.add(id + " made " + file));
      used.forEach(file -> known.add(id + " uses " + file));
      assertThat(Stream.concat(made.stream(), used.stream())).containsAll(namedBy(experiment));
    }
    assertThat(uses(files())).containsExactlyInAnyOrderElementsOf(known);
  }

  private static Set<String> uses(List<Document> files) {
    Set<String> uses = new HashSet<>();
    for (Document file : files) {
      String id = file.getString("_id");
      String maker = file.getString("experimentId");
      if (maker != null) {
        uses.add(maker + " made " + id);
      }
      file.getList("usedBy", String.class, List.of())
          .forEach(user -> uses.add(user + " uses " + id));
    }
    return uses;
  }

  /** The files whose addresses are in its result. */
  private static Set<String> namedBy(Document experiment) {
    String result = experiment.get("output", new Document()).toJson();
    return FILE.matcher(result)
        .results()
        .map(address -> address.group(1))
        .collect(Collectors.toSet());
  }

  private List<Document> files() {
    return suite.find("labfiles", "owner", account.id());
  }

  private void sweepFiles() {
    for (Duration offset : AFTER_A_DAY) {
      suite.moveClockTo("lab-service", offset);
      Date now = Date.from(Instant.now().plus(offset));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> all("labfiles").noneMatch(file -> file.getDate("keptUntil").before(now)));
    }
    resetClock();
  }

  /** Whoever owns them. */
  private void everyFileHasItsRecord() {
    Map<String, Long> sizes = sizes("labfiles", "size");
    assertThat(sizes("labcontents.files", "length")).isEqualTo(sizes);
    assertThat(all("labcontents.chunks").map(chunk -> chunk.getString("files_id")))
        .hasSameElementsAs(sizes.keySet());
  }

  private Map<String, Long> sizes(String collection, String field) {
    return all(collection)
        .collect(
            Collectors.toMap(
                file -> file.getString("_id"), file -> file.get(field, Number.class).longValue()));
  }

  private Stream<Document> all(String collection) {
    return suite
        .database()
        .getCollection(collection)
        .find()
        .projection(exclude("data"))
        .into(new ArrayList<>())
        .stream();
  }

  private void everyFileIsRead() throws IOException {
    Map<String, String> owner = Map.of("Authorization", "Bearer " + account.accessToken());
    for (Document file : files()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              suite.gateway().resolve("/api/lab/files/" + file.getString("_id")));
      HttpResponse<InputStream> answer = Http.stream(client, request, owner);
      assertThat(answer.statusCode()).isEqualTo(200);
      try (InputStream content = answer.body()) {
        assertThat(content.readAllBytes().length)
            .isEqualTo(file.get("size", Number.class).intValue());
      }
    }
  }
}
