package com.onelastai.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.lab.LabEvent;
import com.onelastai.events.tracking.Actor;
import com.onelastai.image.TestImages;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.LabExperiment.Input;
import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.lab.run.LabExperiment.Work;
import com.onelastai.lab.run.TestExperiments.Probe;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.model.ChatModel;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.limit.DailyQuota.Limits;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.visit.Owner;
import com.onelastai.starter.visit.VisitHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.json.JsonMapper;

/** Another application than that of the other tests, so that its consumers share no group. */
@Import(TestExperiments.class)
@TestPropertySource(
    properties = {
      "spring.application.name=lab-run-service",
      "onelastai.lab.per-owner=3",
      "onelastai.lab.renew-every=200ms",
      "onelastai.lab.sweep-every=200ms",
      "onelastai.lab.poll-every=200ms"
    })
class RunIT extends ServiceTest {

  private static final String PROBE = "/api/lab/probe";

  @Autowired Probe probe;
  @Autowired Experiments experiments;
  @Autowired Followers followers;
  @Autowired Runner runner;
  @Autowired LabFiles files;
  @Autowired InputReader inputs;
  @Autowired ChatModel model;
  @Autowired RunProperties properties;
  @Autowired JsonMapper json;
  @Autowired UserEraser eraser;
  @Autowired IndexCreation indexes;

  @Autowired Removal removal;
  @LocalServerPort int port;

  private final String prompt = "p" + UUID.randomUUID();
  private final Probe apart = new Probe("apart");
  private Catalog withApart = new Catalog(List.of());

  @BeforeEach
  void addExperiment() {
    withApart = new Catalog(List.of(probe, apart));
  }

  @Test
  void acceptedExperimentIsReadUntilItIsCompleted() {
    Answer accepted = run(person, "make").is(202);
    String id = accepted.text("/experimentId");
    assertThat(accepted.response().getHeader("Location")).isEqualTo("/api/lab/" + id);
    Answer ended = ended(person, id);

    shows(
        ended,
        """
        {"experimentId": "%s", "experimentType": "probe", "userId": "%s", "status": "completed",
         "input": {"prompt": "%s", "settings": {"act": "make"}, "files": []},
         "output": {"metadata": {"engine": {"kind": "algorithm", "name": "probe"}},
                    "result": {"counts": {"a.b": 1}}},
         "progress": {"percent": 100, "step": "Done"}, "error": null, "tokensUsed": 0,
         "shared": false, "processingTime": "${json-unit.any-number}",
         "completedAt": "${json-unit.any-string}"}\
        """
            .formatted(id, userId, prompt));
    assertThat(ended.text())
        .doesNotContain("owner", "visitorId", "\"work\"", "\"made\"", "expiresAt");
    await()
        .untilAsserted(() ->
            assertThat(Topic.read(LabEvent.TOPIC, userId))
                .singleElement()
                .asString()
                .contains(id, "\"completed\"", "\"kind\":\"algorithm\""));
  }

  @Test
  void namedFilesAreKeptAsLongAsTheExperiment() {
    String id = completed(person);
    List<String> made = Objects.requireNonNull(mongo.findById(id, LabExperiment.class)).made();
    Answer experiment = api.get(person, "/api/lab/" + id);

    assertThat(made).hasSize(2);
    assertThat(experiment.text("/output/fileUrl"))
        .isEqualTo("/api/lab/files/" + fileWith(made, experiment));
    assertThat(experiments.uses(id, made.getFirst())).isTrue();
    assertThat(experiments.uses(id, "f-other")).isFalse();
    api.get(person, experiment.text("/output/fileUrl")).is(200);
  }

  private static String fileWith(List<String> made, Answer experiment) {
    return made.stream()
        .filter(id -> experiment.text("/output/fileUrl").endsWith(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void clientThatWaitsGetsTheResultAtOnce() {
    waiting(person, body("make"), "wait=20").is(200).has("/status", "completed");
  }

  @Test
  void clientThatWaitedLongEnoughGetsWhatThereIs() {
    Answer answer = waiting(person, body("wait"), "respond-async, wait=1").is(202);

    assertThat(answer.text("/status")).isIn("pending", "processing");
    probe.open(prompt);
    ended(person, answer.text("/experimentId")).has("/status", "completed");
  }

  @Test
  void failureSaysWhy() {
    waiting(person, body("fail"), "wait=20")
        .is(200)
        .has("/status", "failed")
        .has("/error", "This cannot be done.")
        .has("/output", "");
    Answer bug = waiting(person, body("bug"), "wait=20").is(200).has("/status", "failed");
    assertThat(bug.text()).doesNotContain("secret details");
  }

  @Test
  void wrongInputIsNotAccepted() {
    isInvalid(post(person, PROBE, "{\"prompt\": \" \"}"), "prompt");
    isInvalid(post(person, PROBE, "{\"prompt\": \"x\", \"other\": 1}"), "other");
    isInvalid(post(person, PROBE, "{\"prompt\": \"x\", \"act\": \"forbidden\"}"), "act");
    isInvalid(post(person, PROBE, "{\"prompt\": \"x\", \"files\": [\"f-of-nobody\"]}"), "files");
    post(person, "/api/lab/unknown", "{}").is(404);
    post(Api.NOBODY, PROBE, body("make")).is(401, "sign_in_required");
    assertThat(items(api.get(person, "/api/lab/experiments"), "experimentId")).isEmpty();
  }

  @Test
  void cancelledExperimentEndsWhereverItRuns() {
    String id = running(person);
    Answer cancelled = api.post(person, "/api/lab/" + id + "/cancel", Map.of()).is(200);

    assertThat(cancelled.text("/status")).isEqualTo("cancelled");
    await().until(() -> probe.ended(prompt) == 1 && filesOf(id) == 0);
    api.post(person, "/api/lab/" + id + "/cancel", Map.of()).has("/status", "cancelled");
    await()
        .untilAsserted(() ->
            assertThat(Topic.read(LabEvent.TOPIC, userId))
                .singleElement()
                .asString()
                .contains("cancelled"));
  }

  @Test
  void cancellationInTheStoreEndsTheRunOfThisInstance() {
    String id = running(person);
    experiments.cancel(experiments.require(userId, id));

    await().until(() -> probe.ended(prompt) == 1 && filesOf(id) == 0);
    assertThat(ended(person, id).text("/status")).isEqualTo("cancelled");
  }

  @Test
  void crashedExperimentBeginsAgainAndFailsTheThirdTime() {
    String id = leasedByACrashedInstance(1);
    expireLease(id);
    ended(person, id).has("/status", "completed");
    assertThat(probe.begun(prompt)).isOne();

    String often = leasedByACrashedInstance(properties.attempts());
    expireLease(often);
    Answer failed = ended(person, often).has("/status", "failed");
    assertThat(failed.text("/error")).contains("3 times");
    assertThat(probe.begun(prompt)).isOne();
  }

  @Test
  void runWhoseLeaseHasExpiredUnnoticedDoesNotBeginAgainHere() throws InterruptedException {
    String id = stored("apart", prompt, "wait").experimentId();
    try (Runner one = runner(properties)) {
      one.add(id);
      await().until(() -> apart.begun(prompt) == 1);
      expireLease(id);
      one.process(id);
      one.renew();
      apart.open(prompt);
      ended(person, id).has("/status", "completed");
    }
    assertThat(apart.begun(prompt)).isOne();
  }

  @Test
  void uploadIsKeptThoughACrashEndedTheAcceptance() {
    String upload = upload();
    String id = stored("probe", prompt, "make", List.of(upload)).experimentId();
    runner.add(id);

    ended(person, id).has("/status", "completed");
    api.delete(person, "/api/lab/files/" + upload).is(409, "file_in_use");
  }

  @Test
  void lateResultOfALostLeaseIsDropped() {
    String id = running(person);
    mongo.updateFirst(
        byId(id), Update.update("work.token", "another instance"), LabExperiment.class);
    probe.open(prompt);

    await().until(() -> probe.ended(prompt) == 1);
    assertThat(experiments.require(userId, id).output()).isNull();
    experiments.cancel(experiments.require(userId, id));
  }

  @Test
  void twoInstancesRunEachExperimentOnce() throws InterruptedException {
    List<String> prompts = IntStream.range(0, 6).mapToObj(n -> prompt + n).toList();
    try (Runner other = runner(properties)) {
      List<String> ids =
          prompts.stream().map(one -> stored("probe", one, "make").experimentId()).toList();
      ids.parallelStream()
          .forEach(id -> {
            runner.add(id);
            other.add(id);
          });
      ids.forEach(id -> ended(person, id).has("/status", "completed"));
    }
    assertThat(prompts).allSatisfy(one -> assertThat(probe.begun(one)).isOne());
  }

  @Test
  void stoppingInstanceGivesItsRunsBack() throws InterruptedException {
    LabExperiment experiment = stored("apart", prompt, "wait");
    try (Runner other = runner(properties)) {
      other.add(experiment.experimentId());
      await().until(() -> apart.begun(prompt) == 1);
    }

    LabExperiment waiting = experiments.require(userId, experiment.experimentId());
    assertThat(waiting.status()).isEqualTo(Status.PENDING);
    assertThat(Objects.requireNonNull(waiting.work()).attempts()).isZero();
    apart.open(prompt);
    try (Runner next = runner(properties)) {
      next.add(experiment.experimentId());
      ended(person, experiment.experimentId()).has("/status", "completed");
    }
  }

  @Test
  void tooLongRunFails() throws InterruptedException {
    String id = stored("apart", prompt, "wait").experimentId();
    try (Runner hasty = runner(with(1, 1, Duration.ZERO))) {
      hasty.add(id);
      await().until(() -> apart.begun(prompt) == 1);
      hasty.renew();
      assertThat(ended(person, id).has("/status", "failed").text("/error")).contains("longer than");
      await().until(() -> apart.ended(prompt) == 1);
    }
  }

  @Test
  void ownerHasOnlySoManyUnfinishedOnes() {
    List<String> ids =
        IntStream.range(0, properties.perOwner())
            .mapToObj(_ -> stored("apart", prompt, "wait").experimentId())
            .toList();
    run(person, "make").is(429, "limit_reached");
    run(Person.user(), "make").is(202);
    api.post(person, "/api/lab/" + ids.getFirst() + "/cancel", Map.of()).is(200);
    run(person, "make").is(202);
  }

  @Test
  void requestsAtTheSameTimeShareTheLimit() throws InterruptedException {
    indexes.run();
    List<Callable<Integer>> requests = Collections.nCopies(30, () -> run(person, "wait").status());
    try (ExecutorService senders = Executors.newFixedThreadPool(requests.size())) {
      List<Integer> statuses = senders.invokeAll(requests).stream().map(Future::resultNow).toList();
      probe.open(prompt);

      assertThat(statuses).hasSize(30).containsOnly(202, 429);
      assertThat(Collections.frequency(statuses, 202)).isEqualTo(properties.perOwner());
    }
  }

  @Test
  void fullQueueRefuses() throws InterruptedException {
    RunProperties small = with(1, 1, properties.limit());
    try (Runner one = runner(small)) {
      Lab crowded = lab(one, small, 9);
      accept(crowded);
      await().until(() -> apart.begun(prompt) == 1);
      accept(crowded);
      assertRefused(crowded, "busy");
      apart.open(prompt);
      await().untilAsserted(() -> accept(crowded));
    }
  }

  @Test
  void dayHasALimit() throws InterruptedException {
    apart.open(prompt);
    try (Runner one = runner(properties)) {
      Lab limited = lab(one, properties, 1);
      accept(limited);
      assertRefused(limited, "limit_reached");
    }
  }

  private Lab lab(Runner one, RunProperties settings, int limit) {
    DailyQuota quota =
        new DailyQuota(
            mongo, indexes, clock, "lablimits", new Limits(limit, limit, limit), "experiments");
    return new Lab(inputs, files, quota, experiments, one, followers, settings, json, clock);
  }

  private void accept(Lab to) {
    to.accept(
        withApart.require("apart"),
        json.readTree(body("wait")),
        new Owner(userId, null, null, false),
        Actor.ANONYMOUS);
  }

  private void assertRefused(Lab crowded, String code) {
    assertThatThrownBy(() -> accept(crowded))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void visitorRunsAndStrangersFindNothing() {
    String id = waiting(visitor, body("make"), "wait=20").is(200).text("/experimentId");

    for (Person stranger : List.of(person, Person.visitor(), Person.admin())) {
      api.get(stranger, "/api/lab/" + id).is(404);
      api.get(stranger, "/api/lab/" + id + "/events").is(404);
      api.post(stranger, "/api/lab/" + id + "/cancel", Map.of()).is(404);
      api.post(stranger, "/api/lab/" + id + "/share", Map.of()).is(404);
      api.delete(stranger, "/api/lab/" + id).is(404);
    }
    assertThat(items(api.get(visitor, "/api/lab/experiments"), "experimentId")).containsExactly(id);
  }

  @Test
  void listIsNewestFirstAndHasPages() {
    String first = completed(person);
    String second = completed(person);
    String art =
        post(person, "/api/lab/generate-image", "{\"prompt\": \"Sea\"}")
            .is(200)
            .text("/experimentId");

    assertThat(
            pages(person, "/api/lab/experiments?size=1").stream()
                .flatMap(page -> items(page, "experimentId").stream()))
        .containsExactly(art, second, first);
    assertThat(items(api.get(person, "/api/lab/experiments?type=neural-art"), "experimentId"))
        .containsExactly(art);
  }

  @Test
  void sharedExperimentShowsNothingOfItsOwner() {
    String id = completed(person);
    Answer link = api.post(person, "/api/lab/" + id + "/share", Map.of()).is(201);
    String token = link.text("/token");
    assertThat(link.text("/url")).isEqualTo("/lab/shared#token=" + token);
    assertThat(api.get(person, "/api/lab/" + id).text("/shared")).isEqualTo("true");

    Answer shared = api.get(Api.NOBODY, "/api/lab/shared/" + token).is(200);
    assertThat(shared.text()).doesNotContain(userId, "sessionId", "userId");
    assertThat(shared.text("/output/fileUrl")).contains("signature=");
    assertThat(shared.text("/output/result/files/0")).contains("signature=");
    assertThat(shared.text("/output/result/text")).endsWith("/api/lab/files/f-of-somebody-else");
    api.get(Api.NOBODY, shared.text("/output/fileUrl")).is(200);

    clock.setOffset(properties.shared().plusSeconds(1));
    api.get(Api.NOBODY, "/api/lab/shared/" + token).is(404);
    clock.setOffset(Duration.ZERO);
    api.delete(person, "/api/lab/" + id + "/share").is(204);
    api.get(Api.NOBODY, "/api/lab/shared/" + token).is(404);
    api.get(Api.NOBODY, "/api/lab/shared/x").is(404);
  }

  @Test
  void experimentWithoutAResultIsNotShared() {
    String id = waiting(person, body("fail"), "wait=20").text("/experimentId");
    api.post(person, "/api/lab/" + id + "/share", Map.of()).is(409, "nothing_to_share");
  }

  @Test
  void deletedExperimentIsGoneWithItsFiles() {
    String id = completed(person);
    String file = api.get(person, "/api/lab/" + id).text("/output/fileUrl");
    api.delete(person, "/api/lab/" + id).is(204);

    api.get(person, "/api/lab/" + id).is(404);
    api.get(person, file).is(404);
    assertThat(items(api.get(person, "/api/lab/experiments"), "experimentId")).isEmpty();
    await().until(() -> mongo.findById(id, LabExperiment.class) == null || sweepRemoves(id));
    api.delete(person, "/api/lab/" + id).is(404);
  }

  private boolean sweepRemoves(String id) {
    removal.sweep();
    return mongo.findById(id, LabExperiment.class) == null;
  }

  @Test
  void deletedExperimentEndsItsRun() {
    String id = running(person);
    api.delete(person, "/api/lab/" + id).is(204);

    await().until(() -> probe.ended(prompt) == 1 && filesOf(id) == 0);
  }

  @Test
  void erasureRemovesExperimentsAndFilesAndEndsRuns() {
    String done = completed(person);
    String file = api.get(person, "/api/lab/" + done).text("/output/fileUrl");
    String id = running(person);
    assertThat(api.get(person, "/api/lab/export").is(200).text()).contains(done, id, prompt);
    eraser.erase(userId);

    api.get(person, file).is(404);
    await()
        .untilAsserted(() ->
            assertThat(mongo.exists(new Query(where("owner").is(userId)), LabExperiment.class))
                .isFalse());
    await().until(() -> probe.ended(prompt) == 2 && filesOf(id) == 0);
  }

  @Test
  void pictureIsMadeInOneCall() {
    Answer picture =
        post(person, "/api/lab/generate-image", "{\"prompt\": \"Sea\", \"model\": \"any\"}")
            .is(200);

    assertThat(picture.text("/engine/name")).isEqualTo("painter");
    assertThat(api.get(person, picture.text("/url")).is(200).text()).isEqualTo("Sea");
    assertThat(
            post(person, "/api/lab/generate-image", "{\"prompt\": \"Nothing\"}")
                .is(502, "experiment_failed")
                .text("/experimentId"))
        .startsWith("e-");
    isInvalid(post(person, "/api/lab/generate-image", "{}"), "prompt");
  }

  @Test
  void streamTellsProgressAndTheEnd() throws Exception {
    String id = running(visitor);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/lab/%s/events".formatted(port, id)))
            .header(VisitHeaders.VISITOR, Objects.requireNonNull(visitor.visitorId()))
            .build();
    List<String> lines = new CopyOnWriteArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofLines());
      Thread reader = Thread.ofVirtual().start(() -> response.body().forEach(lines::add));
      await()
          .untilAsserted(() ->
              assertThat(lines)
                  .contains("event:progress")
                  .anyMatch(line -> line.contains("Begun")));
      probe.open(prompt);
      // The service ends the stream.
      assertThat(reader.join(Duration.ofSeconds(20))).isTrue();
      var ended = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(ended.body()).startsWith("event:done").contains("\"completed\"");
    }
    assertThat(lines).contains("event:done").anyMatch(line -> line.contains("\"completed\""));
    await().until(() -> followers.count(id) == 0);
  }

  @Test
  void catalogDescribesEachExperiment() {
    Answer list = api.get(Api.NOBODY, "/api/lab").is(200);
    assertThat(items(list, "type")).containsExactly("neural-art", "probe");
    assertThat(list.text("/items/1/input/properties/prompt/type")).isEqualTo("string");
    assertThat(list.text("/items/1/example/prompt")).isEqualTo("Hello");
  }

  private String body(String act) {
    return "{\"prompt\": \"%s\", \"act\": \"%s\"}".formatted(prompt, act);
  }

  private Answer run(Person by, String act) {
    return post(by, PROBE, body(act));
  }

  private Answer waiting(Person by, String body, String prefer) {
    return api.call(
        by,
        MockMvcRequestBuilders.post(PROBE)
            .header("Prefer", prefer)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private String completed(Person by) {
    return waiting(by, body("make"), "wait=20")
        .is(200)
        .has("/status", "completed")
        .text("/experimentId");
  }

  /** One that waits for its gate, and has stored a file. */
  private String running(Person by) {
    String id = run(by, "wait").is(202).text("/experimentId");
    await().until(() -> filesOf(id) == 1);
    return id;
  }

  private Answer ended(Person by, String id) {
    await()
        .untilAsserted(() ->
            assertThat(api.get(by, "/api/lab/" + id).is(200).text("/status"))
                .isIn("completed", "failed", "cancelled"));
    return api.get(by, "/api/lab/" + id);
  }

  /** Files whose content is stored. */
  private long filesOf(String experimentId) {
    return mongo.count(
        new Query(where("experimentId").is(experimentId).and("state").ne("deleted")), "labfiles");
  }

  private String upload() {
    MockMultipartFile picture = new MockMultipartFile("file", "a.png", null, TestImages.png(2, 2));
    return api.call(person, MockMvcRequestBuilders.multipart("/api/lab/files").file(picture))
        .is(201)
        .text("/fileId");
  }

  /** Accepted, but in no queue. */
  private LabExperiment stored(String type, String prompt, String act) {
    return stored(type, prompt, act, List.of());
  }

  private LabExperiment stored(String type, String prompt, String act, List<String> uploads) {
    Instant now = clock.instant();
    String body = body(act).replace(this.prompt, prompt);
    LabExperiment experiment =
        LabExperimentBuilder.builder()
            .experimentId("e-" + UUID.randomUUID())
            .owner(userId)
            .source(Source.PLATFORM)
            .experimentType(type)
            .userId(userId)
            .input(new Input(prompt, new Document(), uploads))
            .status(Status.PENDING)
            .progress(new Progress(0, "Waiting"))
            .createdAt(now)
            .made(List.of())
            .work(new Work(body, now, 0, null, null))
            .expiresAt(now.plus(properties.retention()))
            .build();
    assertThat(experiments.insert(experiment, 10)).isTrue();
    return experiment;
  }

  private String leasedByACrashedInstance(int attempts) {
    LabExperiment experiment = stored("apart", prompt, "make");
    Update leased =
        Update.update("work.attempts", attempts)
            .set("work.token", "crashed")
            .set("work.due", clock.instant().plus(properties.lease()))
            .set("status", Status.PROCESSING)
            .set("experimentType", "probe");
    mongo.updateFirst(byId(experiment.experimentId()), leased, LabExperiment.class);
    return experiment.experimentId();
  }

  private void expireLease(String id) {
    mongo.updateFirst(
        byId(id), Update.update("work.due", clock.instant().minusSeconds(1)), LabExperiment.class);
  }

  private RunProperties with(int atOnce, int queue, Duration limit) {
    return new RunProperties(
        atOnce,
        queue,
        properties.perOwner(),
        properties.attempts(),
        properties.lease(),
        limit,
        properties.modelCalls(),
        properties.retention(),
        properties.shared());
  }

  /** Another instance, which also has an experiment that this one does not know. */
  private Runner runner(RunProperties settings) {
    return new Runner(
        experiments,
        withApart,
        inputs,
        files,
        model,
        followers,
        settings,
        json,
        new SimpleMeterRegistry());
  }
}
