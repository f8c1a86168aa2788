package com.onelastai.support.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.UserErased;
import com.onelastai.support.test.ServiceTest;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecipientsIT extends ServiceTest {

  @Autowired Recipients recipients;

  @Test
  void accountIsKnownAsItWasPublished() {
    publish(
        new AccountChanged(
            userId,
            1,
            email,
            "Ada Example",
            "de-AT",
            "Europe/Vienna",
            true,
            new AccountChanged.Notifications(
                true, false, true, new AccountChanged.QuietHours("22:00", "07:00"))));

    Recipient known = await().until(() -> recipients.find(userId).orElse(null), r -> r != null);
    assertThat(known)
        .isEqualTo(
            new Recipient(
                userId,
                email,
                "Ada Example",
                "de-AT",
                "Europe/Vienna",
                true,
                false,
                true,
                new QuietHours("22:00", "07:00"),
                1));
    assertThat(known.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
  }

  @Test
  void olderStateNeverReplacesANewerOne() {
    recipients.on(named("Ada", 2, "Europe/Vienna"));
    recipients.on(named("Eve", 1, null));
    recipients.on(named("Eve", 2, null));
    assertThat(recipients.find(userId).orElseThrow().name()).isEqualTo("Ada");

    recipients.on(named("Ann", 3, null));

    Recipient known = recipients.find(userId).orElseThrow();
    assertThat(known.name()).isEqualTo("Ann");
    assertThat(known.timezone()).isNull();
    assertThat(known.zone()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void zoneThatIsNotKnownHereIsUtc() {
    recipients.on(named("Ada", 1, "Mars/Olympus"));

    assertThat(recipients.find(userId).orElseThrow().zone()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void erasedUserIsForgottenAndStaysSo() {
    publish(named("Ada", 1, null));
    await().until(() -> recipients.find(userId).isPresent());

    publish(new UserErased(userId));
    await().until(() -> recipients.find(userId).isEmpty());
    String other = UUID.randomUUID().toString();
    publish(named("Ada", 2, null));
    publish(named(other, "Ann", 1, null));

    await().until(() -> recipients.find(other).isPresent());
    assertThat(recipients.find(userId)).isEmpty();
  }

  private AccountChanged named(String name, long revision, @Nullable String timezone) {
    return named(userId, name, revision, timezone);
  }

  private AccountChanged named(String id, String name, long revision, @Nullable String timezone) {
    return new AccountChanged(
        id,
        revision,
        email,
        name,
        "en",
        timezone,
        true,
        new AccountChanged.Notifications(true, false, false, null));
  }

  private void publish(DomainEvent event) {
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event)));
  }
}
