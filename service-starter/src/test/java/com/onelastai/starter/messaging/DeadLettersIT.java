package com.onelastai.starter.messaging;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.EventTopic;
import com.onelastai.events.identity.SessionEnded;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    properties = {"spring.application.name=dead-letter-test", "onelastai.clock.settable=true"})
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@ContextConfiguration(initializers = Engines.class)
@Import(Api.class)
class DeadLettersIT {

  private static final String API = "/api/admin/services/dead-letter-test";
  private static final String TOPIC = "identity.v1.dead-letter-test-broken.dlt";

  @Autowired EventPublisher publisher;
  @Autowired DeadLetterEndpoint endpoint;
  @Autowired DeadLetters deadLetters;
  @Autowired Broken broken;
  @Autowired Healthy healthy;
  @Autowired MeterRegistry meters;
  @Autowired SettableClock clock;
  @Autowired Api api;
  private final Person admin = Person.admin();
  private final String user = UUID.randomUUID().toString();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void deadLetterIsCountedAndShownWithItsCause() {
    double counted = counter();
    DeadLetter found = deadLetter();

    assertThat(counter()).isEqualTo(counted + 1);
    assertThat(found.group()).isEqualTo("dead-letter-test-broken");
    assertThat(found.type()).isEqualTo("com.onelastai.identity.session-ended.v1");
    assertThat(found.cause()).contains("cannot handle");
    assertThat(found.payload()).isNull();
    assertThat(gauge()).isPositive();

    DeadLetter details = Objects.requireNonNull(endpoint.find(found.id()));
    assertThat(details.payload()).contains(user);
    assertThat(details.headers()).containsKeys("kafka_dlt-exception-stacktrace", "ce_id");
    assertThat(details.headers().get("kafka_dlt-original-offset")).matches("\\d+");
  }

  @Test
  void retriedDeadLetterIsHandledByItsGroupAloneAndIsGone() {
    DeadLetter found = deadLetter();
    await().until(() -> timesHandled(healthy.seen) == 1);
    broken.repaired.add(user);

    assertThat(endpoint.retry(found.id()).getStatus()).isEqualTo(204);

    await().until(() -> timesHandled(broken.seen) == 1);
    assertThat(find()).isNull();
    // Events of a user are handled in order, so the retried one has been passed by then.
    publish("later");
    await().until(() -> healthy.seen.contains(user + " later"));
    assertThat(timesHandled(healthy.seen)).isEqualTo(2);
    assertThat(endpoint.retry(found.id()).getStatus()).isEqualTo(404);
  }

  @Test
  void retryThatFailsAgainIsADeadLetterAgain() {
    DeadLetter found = deadLetter();
    endpoint.retry(found.id());
    await()
        .until(() -> {
          DeadLetter again = find();
          return again != null && !again.id().equals(found.id());
        });
  }

  @Test
  void droppedDeadLetterIsGoneForEveryInstance() {
    DeadLetter found = deadLetter();
    assertThat(endpoint.drop(found.id()).getStatus()).isEqualTo(204);
    assertThat(find()).isNull();
    assertThat(endpoint.find(found.id())).isNull();
  }

  @Test
  void allOfATopicAreRetriedAtOnce() {
    DeadLetter found = deadLetter();
    broken.repaired.add(user);
    assertThat(endpoint.retryAll(found.topic()).retried()).isPositive();
    await().until(() -> timesHandled(broken.seen) == 1);
  }

  @Test
  void deadLetterOlderThanTheMemoryOfErasedUsersIsNotRetried() {
    DeadLetter found = deadLetter();
    clock.setOffset(EventTopic.IDENTITY.retryLimit().plusDays(1));
    assertThatThrownBy(() -> endpoint.retry(found.id()))
        .isInstanceOf(InvalidEndpointRequestException.class)
        .hasMessageContaining("too old");
    assertThat(find()).isNotNull();
  }

  @Test
  void adminSeesCountListAndDetails() {
    DeadLetter found = deadLetter();

    assertThatJson(api.get(admin, API + "/dead-letter-topics").is(200).text())
        .inPath("items")
        .isArray()
        .anySatisfy(topic ->
            assertThatJson(topic)
                .isEqualTo(
                    "{topic: '%s', group: 'dead-letter-test-broken', waiting: '${json-unit.any-number}'}"
                        .formatted(TOPIC)));
    JsonNode listed = listed(found);
    assertThat(listed.get("key").asString()).isEqualTo(user);
    assertThat(listed.get("topic").asString()).isEqualTo(TOPIC);
    assertThat(listed.get("headers")).isEmpty();
    assertThat(listed.get("payload").isNull()).isTrue();
    Answer details = api.get(admin, API + "/dead-letters/" + found.id()).is(200);
    assertThat(details.text("/payload")).contains(user);
    assertThat(details.text("/headers/kafka_dlt-exception-stacktrace")).contains("cannot handle");
  }

  @Test
  void pagesShowEachDeadLetterOnce() {
    deadLetter();
    publish("second");
    publish("third");
    await().until(() -> all().stream().filter(letter -> user.equals(letter.key())).count() == 3);

    List<String> paged = new ArrayList<>();
    String next = API + "/dead-letters?size=2&topic=" + TOPIC;
    while (!next.isEmpty()) {
      Answer page = api.get(admin, next).is(200);
      assertThat(page.body().get("items").size()).isLessThanOrEqualTo(2);
      page.body().get("items").forEach(letter -> paged.add(letter.get("id").asString()));
      next = page.text("/next");
    }
    assertThat(paged).containsExactlyElementsOf(all().stream().map(DeadLetter::id).toList());
    assertThat(api.get(admin, API + "/dead-letters?topic=other").is(200).body().get("items"))
        .isEmpty();
  }

  @Test
  void adminRetriesOneAllOfATopicAndDropsWithAnEntryInTheLog(CapturedOutput output) {
    DeadLetter found = deadLetter();
    broken.repaired.add(user);
    String letter = API + "/dead-letters/" + found.id();
    api.post(admin, letter + "/retry", Map.of()).is(204);
    await().until(() -> timesHandled(broken.seen) == 1);
    api.post(admin, letter + "/retry", Map.of()).is(404, "not_found");
    assertThat(output).contains("Dead letter " + found.id() + " retried by " + admin.userId());

    broken.repaired.clear();
    publish("dropped");
    DeadLetter dropped = await().until(this::find, it -> it != null);
    api.delete(admin, API + "/dead-letters/" + dropped.id()).is(204);
    api.get(admin, API + "/dead-letters/" + dropped.id()).is(404, "not_found");
    assertThat(output).contains("Dead letter " + dropped.id() + " dropped by " + admin.userId());

    publish("again");
    await().until(() -> find() != null);
    broken.repaired.add(user);
    Answer retried = api.post(admin, API + "/dead-letter-topics/" + TOPIC + "/retry", Map.of());
    assertThat(retried.is(200).body().get("retried").asInt()).isPositive();
    assertThat(retried.body().get("more").asBoolean()).isFalse();
    await().until(() -> broken.seen.contains(user + " again"));
    assertThat(output)
        .contains("dead letters of " + TOPIC + " retried by " + admin.userId())
        .doesNotContain("\"userId\"");
  }

  @Test
  void deadLetterThatIsTooOldIsAConflict() {
    DeadLetter found = deadLetter();
    clock.setOffset(EventTopic.IDENTITY.retryLimit().plusDays(1));
    api.post(admin, API + "/dead-letters/" + found.id() + "/retry", Map.of())
        .is(409, "dead_letter_too_old");
    Answer all = api.post(admin, API + "/dead-letter-topics/" + TOPIC + "/retry", Map.of());
    assertThat(all.is(200).body().get("retried").asInt()).isZero();
    assertThat(find()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x:1",
        "x:-1:0",
        "x:0:-1",
        "x:0:99999999999",
        "identity.v1:0:0",
        TOPIC + ":0:999999999",
        TOPIC + ":99:0",
        TOPIC + ":0:0:0"
      })
  void unknownOrMalformedIdIsNotFound(String id) {
    api.get(admin, API + "/dead-letters/" + id).is(404, "not_found");
    api.post(admin, API + "/dead-letters/" + id + "/retry", Map.of()).is(404, "not_found");
    api.delete(admin, API + "/dead-letters/" + id).is(404, "not_found");
  }

  @Test
  void hostileParametersAreRefused() {
    String list = API + "/dead-letters";
    for (String query : List.of("size=0", "size=101", "size=x", "after=x", "after=x:0:-1", "a=b")) {
      Answer refused = api.get(admin, list + "?" + query).is(400, "invalid_request");
      assertThat(refused.text("/errors/0/field")).isEqualTo(query.split("=")[0]);
    }
    api.post(admin, API + "/dead-letter-topics/identity.v1/retry", Map.of()).is(404, "not_found");
    api.get(admin, "/api/admin/services/other-service/dead-letters").is(404, "not_found");
  }

  @Test
  void onlyAdminsMayCall() {
    for (String path : List.of("/dead-letters", "/dead-letters/x:0:0", "/dead-letter-topics")) {
      api.get(Api.NOBODY, API + path).is(401, "unauthenticated");
      api.get(Person.user(), API + path).is(403, "forbidden");
    }
    api.post(Person.user(), API + "/dead-letters/x:0:0/retry", Map.of()).is(403, "forbidden");
    api.delete(Person.user(), API + "/dead-letters/x:0:0").is(403, "forbidden");
    api.post(Person.user(), API + "/dead-letter-topics/" + TOPIC + "/retry", Map.of())
        .is(403, "forbidden");
  }

  private JsonNode listed(DeadLetter letter) {
    return StreamSupport.stream(
            api.get(admin, API + "/dead-letters?size=100")
                .is(200)
                .body()
                .get("items")
                .spliterator(),
            false)
        .filter(item -> item.get("id").asString().equals(letter.id()))
        .findFirst()
        .orElseThrow();
  }

  private List<DeadLetter> all() {
    return deadLetters.list(TOPIC, null, 1_000);
  }

  private DeadLetter deadLetter() {
    publish("first");
    return await().until(this::find, found -> found != null);
  }

  private void publish(String session) {
    SessionEnded event = new SessionEnded(user, session);
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), Instant.EPOCH, event)));
  }

  private @Nullable DeadLetter find() {
    return deadLetters.list(null, null, 1_000).stream()
        .filter(letter -> user.equals(letter.key()))
        .findFirst()
        .orElse(null);
  }

  private long timesHandled(List<String> seen) {
    return seen.stream().filter(event -> event.startsWith(user)).count();
  }

  private double counter() {
    return meters
        .counter("events.dead.lettered", "group", "dead-letter-test-broken", "topic", "identity.v1")
        .count();
  }

  private double gauge() {
    return meters
        .get("events.dead.letters")
        .tag("group", "dead-letter-test-broken")
        .gauge()
        .value();
  }

  @SpringBootApplication
  static class Application {

    @Bean
    Broken broken() {
      return new Broken();
    }

    @Bean
    Healthy healthy() {
      return new Healthy();
    }
  }

  static class Broken {

    final Set<String> repaired = ConcurrentHashMap.newKeySet();
    final List<String> seen = new CopyOnWriteArrayList<>();

    @EventListener(group = "broken")
    void on(SessionEnded event) {
      if (!repaired.contains(event.userId())) {
        throw new IllegalStateException("cannot handle");
      }
      seen.add(event.userId() + " " + event.sessionId());
    }
  }

  static class Healthy {

    final List<String> seen = new CopyOnWriteArrayList<>();

    @EventListener(group = "healthy")
    void on(SessionEnded event) {
      seen.add(event.userId() + " " + event.sessionId());
    }
  }
}
