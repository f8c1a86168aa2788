package com.onelastai.support.notification;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.AccountChanged.QuietHours;
import com.onelastai.mail.test.Mail;
import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.test.Api.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class MailDeliveryIT extends NotificationTest {

  private static final QuietHours NIGHT = new QuietHours("22:00", "07:00");

  @Autowired MailDelivery mails;

  @Test
  void billingIsMailedInTheUsersLanguageAndZone() {
    account("de-AT", "Asia/Tokyo", wants(true, false, null));
    told(reminder(1));

    Mail mail = mail();

    assertThat(mail.subject()).isEqualTo("OneLastAI: Ihre Zahlung ist fehlgeschlagen");
    assertThat(mail.plain())
        .contains(
            "Guten Tag Ada Example,",
            "Agent: ben-sega\n",
            " JST\n",
            "http://localhost:8080/dashboard/billing\n",
            "http://localhost:8080/dashboard/notifications\n");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
  }

  @Test
  void eventThatArrivesAgainIsMailedOnce() {
    account();
    String event = UUID.randomUUID().toString();
    for (int i = 0; i < 3; i++) {
      publish(event, clock.instant(), newDevice());
    }
    told(expired());

    assertThat(MailServer.mailsTo(email, 2))
        .extracting(Mail::subject)
        .containsExactlyInAnyOrder(
            "OneLastAI: A login from a new device", "OneLastAI: Your change of plan was not paid");
  }

  /** Two instances may find the same notification due. */
  @Test
  void concurrentAttemptsSendOneMail() {
    account();
    Notification told = told(newDevice());
    for (int i = 0; i < 50; i++) {
      mails.add(told);
    }
    settled(told, Channel.MAIL, DeliveryState.SENT);
    told(expired());

    MailServer.mailsTo(email, 2);
  }

  @Test
  void ticketIsAnsweredByItsOwnMail() {
    account();
    assertThat(told(answered("T1")).mail()).isNull();
  }

  @Test
  void mailsAreSwitchedOffExceptAboutSecurity() {
    account("en", null, wants(false, false, NIGHT));
    Notification billing = told(reminder(1));
    Notification security = told(newDevice());

    settled(billing, Channel.MAIL, DeliveryState.SKIPPED);
    settled(security, Channel.MAIL, DeliveryState.SENT);
    Mail mail = mail();
    assertThat(mail.subject()).isEqualTo("OneLastAI: A login from a new device");
    assertThat(mail.header("List-Unsubscribe")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // An ordinary night in Vienna.
    "2027-01-10T23:30:00Z, 2027-01-11T05:59:50Z, 2027-01-11T06:00:01Z",
    // The clocks go forward in this night, so it ends an hour earlier.
    "2027-03-27T23:30:00Z, 2027-03-28T04:59:50Z, 2027-03-28T05:00:01Z",
    // They go back in this one.
    "2027-10-30T23:30:00Z, 2027-10-31T05:59:50Z, 2027-10-31T06:00:01Z"
  })
  void mailWaitsForTheEndOfQuietHours(String night, String stillNight, String morning) {
    account("en", "Europe/Vienna", wants(true, false, NIGHT));
    at(night);
    Notification billing = told(reminder(1));
    Notification security = told(newDevice());
    settled(security, Channel.MAIL, DeliveryState.SENT);
    assertThat(waitingUntil(billing)).isEqualTo(Instant.parse(morning).minusSeconds(1));

    at(stillNight);
    mails.sweep();
    assertThat(state(billing.id(), Channel.MAIL)).isEqualTo(DeliveryState.WAITING);

    at(morning);
    settled(billing, Channel.MAIL, DeliveryState.SENT);
    assertThat(MailServer.mailsTo(email, 2))
        .extracting(Mail::subject)
        .containsExactly(
            "OneLastAI: A login from a new device", "OneLastAI: Your payment did not go through");
  }

  @Test
  void digestHasTheMailsOfADayOnce() {
    account("en", "Europe/Vienna", wants(true, true, null));
    at("2027-01-12T10:00:00Z");
    List<Notification> day = List.of(told(reminder(1)), told(expired()), told(reminder(2)));
    Notification security = told(newDevice());
    settled(security, Channel.MAIL, DeliveryState.SENT);
    day.forEach(one -> settled(one, Channel.MAIL, DeliveryState.COLLECTED));
    assertThat(waitingUntil(day.getFirst())).isEqualTo(Instant.parse("2027-01-13T07:00:00Z"));

    at("2027-01-13T07:00:01Z");
    day.forEach(one -> settled(one, Channel.MAIL, DeliveryState.SENT));
    Notification next = told(reminder(3));
    settled(next, Channel.MAIL, DeliveryState.COLLECTED);

    Mail digest = MailServer.mailsTo(email, 2).getLast();
    assertThat(digest.subject()).isEqualTo("OneLastAI: 3 pieces of news");
    assertThat(digest.plain())
        .contains(
            "Your payment did not go through",
            "Your change of plan was not paid",
            "Your subscription is still not paid")
        .doesNotContain("new device");
    assertThat(digest.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");

    at("2027-01-14T07:00:01Z");
    settled(next, Channel.MAIL, DeliveryState.SENT);
    assertThat(MailServer.mailsTo(email, 3).getLast().subject())
        .isEqualTo("OneLastAI: One piece of news");
  }

  /** The digest was stored with its mail, and then the instance died. */
  @Test
  void digestThatWasNotNotedIsNotSentAgain() {
    account("en", null, wants(true, true, null));
    at("2027-02-01T10:00:00Z");
    Notification first = told(reminder(1));
    settled(first, Channel.MAIL, DeliveryState.COLLECTED);
    at("2027-02-02T08:00:01Z");
    settled(first, Channel.MAIL, DeliveryState.SENT);
    mongo.updateFirst(
        byId(first.id()),
        new Update().set("mail.state", DeliveryState.COLLECTED).set("mail.dueAt", clock.instant()),
        Notification.class);

    settled(first, Channel.MAIL, DeliveryState.SENT);
    told(newDevice());

    MailServer.mailsTo(email, 2);
  }

  @Test
  void digestWaitsForTheEndOfQuietHours() {
    account("en", "Europe/Vienna", wants(true, true, new QuietHours("23:00", "09:30")));
    at("2027-02-10T10:00:00Z");
    Notification billing = told(reminder(1));
    settled(billing, Channel.MAIL, DeliveryState.COLLECTED);

    at("2027-02-11T07:00:01Z");
    await()
        .untilAsserted(() ->
            assertThat(waitingUntil(billing)).isEqualTo(Instant.parse("2027-02-11T08:30:00Z")));
    at("2027-02-11T08:30:01Z");

    settled(billing, Channel.MAIL, DeliveryState.SENT);
    assertThat(mail().subject()).isEqualTo("OneLastAI: One piece of news");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.MULTIPART_FORM_DATA_VALUE})
  void oneClickSwitchesOffTheCategory(String type) {
    account();
    told(reminder(1));
    String address = String.valueOf(mail().header("List-Unsubscribe"));
    assertThat(address).startsWith("<http://localhost:8080/api/notifications/unsubscribe?token=");

    unsubscribe(address.substring("<http://localhost:8080".length(), address.length() - 1), type)
        .is(204);

    settled(told(reminder(2)), Channel.MAIL, DeliveryState.SKIPPED);
    settled(told(newDevice()), Channel.MAIL, DeliveryState.SENT);
    shows(api.get(person, ADDRESS + "/settings").is(200), "{\"mutedMails\": [\"billing\"]}");
  }

  @Test
  void oneClickInADigestSwitchesOffWhatCanBe() {
    account("en", null, wants(true, true, null));
    at("2027-03-01T10:00:00Z");
    settled(told(reminder(1)), Channel.MAIL, DeliveryState.COLLECTED);
    at("2027-03-02T08:00:01Z");
    String address = String.valueOf(mail().header("List-Unsubscribe"));

    unsubscribe(
            address.substring("<http://localhost:8080".length(), address.length() - 1),
            MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        .is(204);

    Answer settings = api.get(person, ADDRESS + "/settings").is(200);
    assertThat(settings.body().at("/mutedMails").valueStream().map(each -> each.asString()))
        .containsExactlyInAnyOrder("billing", "support", "community", "rewards");
  }

  @Test
  void tokenThatWasNotSignedSwitchesNothingOff() {
    String subject = "billing " + userId;
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(subject.getBytes(StandardCharsets.UTF_8));
    for (String token : new String[] {"x", encoded + ".AAAA", "a".repeat(501)}) {
      assertThat(
              unsubscribe(
                      ADDRESS + "/unsubscribe?token=" + token,
                      MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                  .status())
          .isEqualTo(400);
    }
    api.get(NOBODY, ADDRESS + "/unsubscribe?token=x").is(405);
    shows(api.get(person, ADDRESS + "/settings").is(200), "{\"mutedMails\": []}");
  }

  @Test
  void settingsAreTheUsersAndSecurityCannotBeMuted() {
    api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of("billing", "rewards")))
        .is(200);
    isInvalid(
        api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of("security"))),
        "mutedMails");
    isInvalid(api.put(person, ADDRESS + "/settings", Map.of()), "mutedMails");
    api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of("spam"))).is(400);
    api.put(NOBODY, ADDRESS + "/settings", Map.of("mutedMails", List.of())).is(401);
    account();

    settled(told(reminder(1)), Channel.MAIL, DeliveryState.SKIPPED);
    settled(told(newDevice()), Channel.MAIL, DeliveryState.SENT);
    api.put(person, ADDRESS + "/settings", Map.of("mutedMails", List.of())).is(200);
    settled(told(reminder(2)), Channel.MAIL, DeliveryState.SENT);
  }

  @Test
  void mailWaitsForAnAccountThatIsNotKnownYet() {
    Notification early = told(newDevice());
    await()
        .untilAsserted(() ->
            assertThat(Objects.requireNonNull(stored(early.id())).mail())
                .satisfies(mail -> assertThat(mail.failures()).isPositive()));

    account();
    clock.setOffset(Duration.ofMinutes(5));

    settled(early, Channel.MAIL, DeliveryState.SENT);
    mail();
  }

  @Test
  void mailToNobodyIsGivenUpAfterADay() {
    Notification told = told(newDevice());
    clock.setOffset(Duration.ofHours(25));

    settled(told, Channel.MAIL, DeliveryState.SKIPPED);
  }

  /** For instance a text that is missing: it must not keep the others from being sent. */
  @Test
  void mailThatCannotBeMadeIsTriedAgainAndGivenUpAfterADay() {
    account();
    Notification told = told(newDevice());
    settled(told, Channel.MAIL, DeliveryState.SENT);
    mongo.updateFirst(
        byId(told.id()),
        new Update()
            .set("kind", "without_texts")
            .set("mail.state", DeliveryState.WAITING)
            .set("mail.dueAt", clock.instant()),
        Notification.class);
    await()
        .untilAsserted(() ->
            assertThat(Objects.requireNonNull(stored(told.id())).mail())
                .satisfies(mail -> assertThat(mail.failures()).isBetween(1, 3)));

    clock.setOffset(Duration.ofHours(25));

    settled(told, Channel.MAIL, DeliveryState.FAILED);
    mail();
  }

  private Answer unsubscribe(String address, String type) {
    return api.call(
        NOBODY,
        MockMvcRequestBuilders.post(URI.create(address))
            .contentType(type + (type.startsWith("multipart") ? "; boundary=b" : ""))
            .content(
                type.startsWith("multipart")
                    ? "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--b--\r\n"
                    : "List-Unsubscribe=One-Click"));
  }

  private Mail mail() {
    return MailServer.mailsTo(email, 1).getFirst();
  }

  private @Nullable Instant waitingUntil(Notification notification) {
    return Objects.requireNonNull(
            Objects.requireNonNull(mongo.findById(notification.id(), Notification.class)).mail())
        .dueAt();
  }

  private static AccountChanged.Notifications wants(
      boolean email, boolean digest, @Nullable QuietHours quietHours) {
    return new AccountChanged.Notifications(email, false, digest, quietHours);
  }
}
