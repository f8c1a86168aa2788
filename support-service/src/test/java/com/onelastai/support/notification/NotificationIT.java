package com.onelastai.support.notification;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.NewDeviceSeen;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NotificationIT extends NotificationTest {

  @Autowired MailSettings settings;

  @Test
  void eventIsInTheListWithItsTexts() {
    told(newDevice());

    shows(
        list(),
        """
        {"unread": 1, "next": null, "items": [{
          "category": "security",
          "title": "A login from a new device",
          "text": "${json-unit.regex}^Somebody signed in.*sign.*$",
          "facts": [
            {"label": "When", "value": "${json-unit.regex}.* UTC"},
            {"label": "Device", "value": "Firefox on Linux"},
            {"label": "Address", "value": "203.0.113.7"}],
          "link": "/dashboard/security",
          "unread": true}]}
        """);
  }

  @Test
  void everyRuleMakesANotification() {
    told(reminder(1));
    told(reminder(2));
    told(expired());
    told(answered("T/4 2"));

    Answer list = list();
    assertThat(items(list, "title"))
        .containsExactlyInAnyOrder(
            "Your payment did not go through",
            "Your subscription is still not paid",
            "Your change of plan was not paid",
            "Your ticket was answered");
    assertThat(items(list, "link"))
        .containsExactlyInAnyOrder(
            "/dashboard/billing",
            "/dashboard/billing",
            "/dashboard/billing",
            "/support/tickets/T%2F4%202");
    assertThat(list.text())
        .contains(
            "{\"label\":\"Agent\",\"value\":\"ben-sega\"}",
            "{\"label\":\"Not changed to\",\"value\":\"max\"}",
            "{\"label\":\"Billing period\",\"value\":\"yearly\"}");
  }

  @Test
  void textsAreInTheLanguageAndZoneThatTheUserHasNow() {
    told(newDevice());
    assertThat(items(list(), "title")).containsExactly("A login from a new device");

    account("de-AT", "Asia/Tokyo", new AccountChanged.Notifications(true, false, false, null));

    assertThat(items(list(), "title")).containsExactly("Anmeldung mit einem neuen Gerät");
    assertThat(list().text()).contains("JST", "Firefox auf Linux");
  }

  @Test
  void eventThatArrivesAgainChangesNothing() {
    String event = UUID.randomUUID().toString();
    String id = event + "." + userId;
    NewDeviceSeen seen = newDevice();
    publish(event, clock.instant(), seen);
    await().until(() -> stored(id) != null);
    publish(event, clock.instant(), seen);
    told(reminder(1));
    await().until(() -> items(list(), "id").size() == 2);
    api.delete(person, ADDRESS + "/" + id).is(204);

    publish(event, clock.instant(), seen);
    // Of the same partition, so it is handled after the other.
    String next = publish(newDevice());
    await().until(() -> stored(next) != null);

    assertThat(items(list(), "id")).hasSize(2).doesNotContain(id);
  }

  @Test
  void listIsPagedNewestFirstAndCountsTheUnread() {
    for (int i = 0; i < 5; i++) {
      clock.setOffset(Duration.ofSeconds(i));
      told(answered("T" + i));
    }
    String second = items(list(), "id").get(1);
    api.post(person, ADDRESS + "/" + second + "/read", Map.of()).is(204);

    List<Answer> pages = pages(person, ADDRESS + "?size=2");

    assertThat(pages).hasSize(3).allSatisfy(page -> shows(page, "{\"unread\": 4}"));
    assertThat(pages.stream().flatMap(page -> items(page, "link").stream()))
        .containsExactly(
            "/support/tickets/T4",
            "/support/tickets/T3",
            "/support/tickets/T2",
            "/support/tickets/T1",
            "/support/tickets/T0");
    assertThat(
            pages(person, ADDRESS + "?unread=true&size=3").stream()
                .flatMap(page -> items(page, "link").stream()))
        .hasSize(4)
        .doesNotContain("/support/tickets/T3");
  }

  @Test
  void readAllReadsAll() {
    told(answered("T1"));
    told(answered("T2"));

    post(person, ADDRESS + "/read-all", "").is(204);
    post(person, ADDRESS + "/read-all", "").is(204);

    shows(list(), "{\"unread\": 0, \"items\": [{\"unread\": false}, {\"unread\": false}]}");
    assertThat(items(api.get(person, ADDRESS + "?unread=true"), "id")).isEmpty();
  }

  @Test
  void usersReachOnlyTheirOwn() {
    String id = told(newDevice()).id();
    Person other = Person.user();

    for (Person stranger : new Person[] {other, Person.admin(), TEAM}) {
      post(stranger, ADDRESS + "/" + id + "/read", "").is(404, "not_found");
      api.delete(stranger, ADDRESS + "/" + id).is(404, "not_found");
      post(stranger, ADDRESS + "/read-all", "").is(204);
      shows(api.get(stranger, ADDRESS).is(200), "{\"items\": [], \"unread\": 0}");
    }
    api.get(NOBODY, ADDRESS).is(401);
    api.get(Person.visitor(), ADDRESS).is(401);
    post(NOBODY, ADDRESS + "/read-all", "").is(401);

    shows(list(), "{\"unread\": 1, \"items\": [{\"unread\": true}]}");
    post(person, ADDRESS + "/" + id + "/read", "").is(204);
    post(person, ADDRESS + "/" + id + "/read", "").is(204);
    shows(list(), "{\"unread\": 0, \"items\": [{\"unread\": false}]}");
    api.delete(person, ADDRESS + "/" + id).is(204);
    api.delete(person, ADDRESS + "/" + id).is(404, "not_found");
    shows(list(), "{\"unread\": 0, \"items\": []}");
  }

  @Test
  void wordsOfStrangersAreHarmless() {
    told(
        new NewDeviceSeen(
            userId,
            clock.instant(),
            "<b>Fire</b> www.evil.example",
            "Li\r\nnux\u202e https://evil.example",
            "203.0.113.7 call us"));

    String text = list().text();
    assertThat(text)
        .contains("www evil example", "https evil example")
        .doesNotContain("evil.example", "<b>", "\\r", "\u202e", "call us");
  }

  @Test
  void deviceWithoutNamesIsStillTold() {
    told(new NewDeviceSeen(userId, clock.instant(), null, "Linux", null));

    assertThat(list().text()).contains("an unknown browser on Linux").doesNotContain("Address");
  }

  @Test
  void whatIsNoNewsIsNotTold() {
    String late = UUID.randomUUID().toString();
    publish(late, clock.instant().minus(Duration.ofHours(25)), reminder(1));
    publish(new PaymentReminderDue(subscription(userId, Duration.ofSeconds(-1)), 3));
    publish(UUID.randomUUID().toString(), clock.instant().minus(Duration.ofHours(23)), reminder(2));

    await().until(() -> !items(list(), "id").isEmpty());
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(items(list(), "title"))
                .containsExactly("Your subscription is still not paid"));
  }

  @Test
  void exportHasWhatTheUserWasToldAndHasChosen() {
    String removed = told(newDevice()).id();
    api.delete(person, ADDRESS + "/" + removed).is(204);
    told(reminder(Person.user().userId(), 1));
    api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of("support"))).is(200);

    shows(
        api.get(person, "/api/support/export").is(200),
        """
        {"notifications": [{"id": "%s", "title": "A login from a new device"}],
         "mutedMails": ["support"], "pushSubscriptions": []}
        """
            .formatted(removed));
  }

  @Test
  void everythingOfAnErasedUserIsErased() {
    account();
    Notification kept = told(reminder(Person.user().userId(), 1));
    told(newDevice());
    api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of("support"))).is(200);

    publish(new UserErased(userId));

    await().until(() -> items(list(), "id").isEmpty());
    await().until(() -> recipients.find(userId).isEmpty());
    await().until(() -> settings.muted(userId).isEmpty());
    assertThat(stored(kept.id())).isNotNull();
  }
}
