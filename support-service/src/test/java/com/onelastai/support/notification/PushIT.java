package com.onelastai.support.notification;

import static com.onelastai.starter.test.Api.NOBODY;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.AccountChanged.QuietHours;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.notification.push.Browser;
import com.onelastai.support.notification.push.PushService;
import com.onelastai.support.notification.push.PushService.Received;
import com.onelastai.support.notification.push.PushSubscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class PushIT extends NotificationTest {

  private static final String SUBSCRIPTIONS = ADDRESS + "/push-subscriptions";

  @Autowired PushSubscriptions subscriptions;
  @Autowired PushDelivery pushes;
  private final PushService service = new PushService();
  private final Browser browser = new Browser();
  private final String path = "/push/" + UUID.randomUUID();

  @AfterEach
  void stopService() {
    service.close();
  }

  @Test
  void browserGetsANotificationThatItAloneCanRead() {
    pushed(null);
    subscribe();
    Notification told = told(newDevice());

    Received message = messages(1).getFirst();

    assertThatJson(content(message))
        .isEqualTo(
            """
            {"id": "%s", "category": "security", "title": "A login from a new device",
             "text": "${json-unit.any-string}", "link": "/dashboard/security"}
            """
                .formatted(told.id()));
    assertThat(message.header("Content-encoding")).isEqualTo("aes128gcm");
    assertThat(message.header("Ttl")).isEqualTo("86400");
    assertThat(message.header("Urgency")).isEqualTo("high");
    assertThat(message.header("Topic")).matches("[A-Za-z0-9_-]{32}");
    assertThat(message.header("Authorization"))
        .startsWith("vapid t=")
        .endsWith(", k=" + api.get(person, ADDRESS + "/push-key").is(200).text("/publicKey"));
    settled(told, Channel.PUSH, DeliveryState.SENT);
  }

  @Test
  void eventThatArrivesAgainIsPushedOnce() {
    pushed(null);
    subscribe();
    String event = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      publish(event, clock.instant(), newDevice());
    }
    Notification last = told(newDevice());
    for (int i = 0; i < 20; i++) {
      pushes.add(last);
    }
    settled(last, Channel.PUSH, DeliveryState.SENT);

    messages(2);
  }

  @Test
  void onlyTheBrowserThatFailedIsTriedAgainWithTheSameTopic() {
    pushed(null);
    subscribe();
    String flaky = "/flaky/" + UUID.randomUUID();
    service.answers(flaky, 503, 500);
    subscribe(person, service.address(flaky), new Browser()).is(201);

    Notification told = told(newDevice());

    await().until(() -> service.at(flaky).size() == 1);
    for (int attempt = 2; attempt <= 3; attempt++) {
      int attempts = attempt;
      clock.setOffset(clock.offset().plusSeconds(30));
      await().until(() -> service.at(flaky).size() == attempts);
    }
    settled(told, Channel.PUSH, DeliveryState.SENT);
    messages(1);
    assertThat(service.at(flaky)).extracting(message -> message.header("Topic")).hasSize(3);
    assertThat(service.at(flaky).stream().map(message -> message.header("Topic")).distinct())
        .hasSize(1);
  }

  /** The instance died after it had sent the message, before it noted that. */
  @Test
  void interruptedAttemptIsRepeatedWithTheSameTopicAfterItsLease() {
    pushed(null);
    subscribe();
    Notification told = told(newDevice());
    settled(told, Channel.PUSH, DeliveryState.SENT);
    mongo.updateFirst(
        byId(told.id()),
        new Update()
            .set("push.state", "waiting")
            .set("push.dueAt", clock.instant().plus(Duration.ofMinutes(5)))
            .set("push.reached", List.of()),
        Notification.COLLECTION);
    pushes.sweep();
    messages(1);

    clock.setOffset(Duration.ofMinutes(6));

    settled(told, Channel.PUSH, DeliveryState.SENT);
    assertThat(messages(2).stream().map(message -> message.header("Topic")).distinct()).hasSize(1);
  }

  @Test
  void pushServiceSaysHowLongToWait() {
    pushed(null);
    subscribe();
    service.answers(path, 429);
    Notification told = told(newDevice());
    await()
        .untilAsserted(() ->
            assertThat(push(told).dueAt())
                .isBetween(clock.instant().plusSeconds(500), clock.instant().plusSeconds(601)));

    clock.setOffset(Duration.ofSeconds(605));

    settled(told, Channel.PUSH, DeliveryState.SENT);
    messages(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void browserThatHasUnsubscribedIsForgotten(int status) {
    pushed(null);
    subscribe();
    service.answers(path, status);
    Notification told = told(newDevice());

    settled(told, Channel.PUSH, DeliveryState.SENT);
    assertThat(items(api.get(person, SUBSCRIPTIONS), "id")).isEmpty();
    settled(told(newDevice()), Channel.PUSH, DeliveryState.SKIPPED);
    messages(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 413, 302})
  void refusedMessageIsNotRepeated(int status) {
    pushed(null);
    subscribe();
    service.answers(path, status);

    settled(told(newDevice()), Channel.PUSH, DeliveryState.SENT);
    clock.setOffset(Duration.ofHours(1));
    settled(told(newDevice()), Channel.PUSH, DeliveryState.SENT);

    messages(2);
    assertThat(service.at("/elsewhere")).isEmpty();
    assertThat(items(api.get(person, SUBSCRIPTIONS), "id")).hasSize(1);
  }

  @Test
  void pushServiceThatStaysAwayIsGivenUpAfterADay() {
    pushed(null);
    subscribe();
    service.answers(path, 503, 503, 503);
    Notification told = told(newDevice());
    messages(1);
    await().until(() -> push(told).failures() == 1);

    clock.setOffset(Duration.ofHours(25));

    settled(told, Channel.PUSH, DeliveryState.FAILED);
  }

  @Test
  void pushWaitsForTheEndOfQuietHoursExceptAboutSecurity() {
    pushed(new QuietHours("22:00", "07:00"));
    subscribe();
    at("2027-03-27T23:30:00Z");
    Notification billing = told(reminder(1));
    settled(told(newDevice()), Channel.PUSH, DeliveryState.SENT);
    await()
        .untilAsserted(() ->
            assertThat(push(billing).dueAt()).isEqualTo(Instant.parse("2027-03-28T05:00:00Z")));
    messages(1);

    at("2027-03-28T05:00:01Z");

    settled(billing, Channel.PUSH, DeliveryState.SENT);
    assertThat(messages(2).getLast().header("Urgency")).isEqualTo("normal");
  }

  @Test
  void nobodyIsPushedWhoDoesNotWantIt() {
    account();
    subscribe();

    settled(told(newDevice()), Channel.PUSH, DeliveryState.SKIPPED);
    assertThat(service.at(path)).isEmpty();
  }

  @Test
  void browserBelongsToWhoSubscribedItLast() {
    pushed(null);
    subscribe();
    Person other = Person.user();
    subscribe(other, service.address(path), browser).is(201);

    settled(told(newDevice()), Channel.PUSH, DeliveryState.SKIPPED);
    assertThat(items(api.get(person, SUBSCRIPTIONS), "id")).isEmpty();
    String id = items(api.get(other, SUBSCRIPTIONS), "id").getFirst();
    api.delete(person, SUBSCRIPTIONS + "/" + id).is(204);
    assertThat(items(api.get(other, SUBSCRIPTIONS), "id")).containsExactly(id);
    api.delete(other, SUBSCRIPTIONS + "/" + id).is(204);
    assertThat(items(api.get(other, SUBSCRIPTIONS), "id")).isEmpty();
    assertThat(service.at(path)).isEmpty();
  }

  @Test
  void oldestBrowserIsForgotten() {
    for (int i = 0; i < 22; i++) {
      clock.setOffset(Duration.ofSeconds(i));
      subscribe(person, service.address("/many/" + i), browser).is(201);
    }
    subscribe(person, service.address("/many/21"), browser).is(201);

    assertThat(subscriptions.of(userId))
        .hasSize(20)
        .extracting(subscription -> subscription.endpoint().replaceFirst(".*/", ""))
        .contains("21", "2")
        .doesNotContain("0", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/push",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/push",
        "http://8.8.8.8/push",
        "https://8.8.8.8:22/push",
        "javascript:alert(1)",
        "",
        "x"
      })
  void endpointThatIsNotOfAPublicHostIsRefused(String endpoint) {
    isInvalid(subscribe(person, endpoint, browser), "endpoint");
    assertThat(items(api.get(person, SUBSCRIPTIONS), "id")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"p256dh, x, keys.p256dh", "p256dh, BAAA, keys.p256dh", "auth, AAAA, keys.auth"})
  void keysThatNobodyCanEncryptForAreRefused(String key, String value, String field) {
    Map<String, String> keys =
        new HashMap<>(Map.of("p256dh", browser.p256dh(), "auth", browser.auth()));
    keys.put(key, value);
    isInvalid(
        api.post(person, SUBSCRIPTIONS, Map.of("endpoint", service.address(path), "keys", keys)),
        field);
  }

  @Test
  void subscriptionsNeedALoginAndShowNoSecret() {
    api.get(NOBODY, SUBSCRIPTIONS).is(401);
    subscribe(NOBODY, service.address(path), browser).is(401);
    api.get(NOBODY, ADDRESS + "/push-key").is(401);

    subscribe();

    assertThat(api.get(person, SUBSCRIPTIONS).is(200).text())
        .contains("\"service\":\"localhost\"")
        .doesNotContain(path, browser.auth(), browser.p256dh());
  }

  @Test
  void subscriptionsOfAnErasedUserAreErased() {
    subscribe();
    publish(new UserErased(userId));

    await().until(() -> subscriptions.of(userId).isEmpty());
  }

  private void pushed(@Nullable QuietHours quietHours) {
    account(
        "en", "Europe/Vienna", new AccountChanged.Notifications(false, true, false, quietHours));
  }

  private void subscribe() {
    subscribe(person, service.address(path), browser).is(201);
  }

  private Answer subscribe(Person user, String endpoint, Browser with) {
    Map<String, Object> body = new HashMap<>();
    body.put("endpoint", endpoint);
    body.put("keys", Map.of("p256dh", with.p256dh(), "auth", with.auth()));
    return api.post(user, SUBSCRIPTIONS, body);
  }

  private List<Received> messages(int count) {
    await().until(() -> service.at(path).size() >= count);
    assertThat(service.at(path)).hasSize(count);
    return service.at(path);
  }

  private String content(Received message) {
    return new String(browser.decrypt(message.body()), StandardCharsets.UTF_8);
  }

  private Notification.Delivery push(Notification notification) {
    return Objects.requireNonNull(Objects.requireNonNull(stored(notification.id())).push());
  }
}
