package com.onelastai.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.test.StripeJson;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StripeEventsTest {

  private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
  private static final Instant CREATED = Instant.parse("2026-03-15T11:59:58Z");
  private static final Purchase PURCHASE =
      new Purchase("user-1", "pro", null, "monthly", "SPRING", "res-1");
  private static final String NEW_SECRET = "whsec_new";
  private static final String OLD_SECRET = "whsec_old";

  private final StripeEvents events =
      new StripeEvents(settings(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void signedEventIsRead() {
    String payload = payload("customer.subscription.updated", Recorded.json("subscription"));

    StripeEvent event = events.read(payload, StripeJson.signature(payload, NOW, NEW_SECRET));

    assertThat(event.id()).isEqualTo("evt_1");
    assertThat(event.type()).isEqualTo("customer.subscription.updated");
    assertThat(event.createdAt()).isEqualTo(CREATED);
    assertThat(event.object())
        .isInstanceOfSatisfying(
            StripeSubscription.class, one -> assertThat(one.purchase()).isEqualTo(PURCHASE));
  }

  @Test
  void bothSecretsAreAcceptedDuringARotation() {
    String payload = invoicePaid();

    assertThat(events.read(payload, StripeJson.signature(payload, NOW, OLD_SECRET)).id())
        .isEqualTo("evt_1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void recentSignatureIsAccepted(long seconds) {
    String payload = invoicePaid();
    String signature = StripeJson.signature(payload, NOW.plusSeconds(seconds), NEW_SECRET);

    assertThat(events.read(payload, signature).id()).isEqualTo("evt_1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void oldOrFutureSignatureIsRejected(long seconds) {
    String payload = invoicePaid();

    assertRejected(payload, StripeJson.signature(payload, NOW.plusSeconds(seconds), NEW_SECRET));
  }

  @Test
  void signatureOfAnotherBodyIsRejected() {
    String payload = invoicePaid();
    String other = payload.replace("3106", "1");

    assertRejected(other, StripeJson.signature(payload, NOW, NEW_SECRET));
  }

  @Test
  void changedTimeInAnOldSignatureIsRejected() {
    String payload = invoicePaid();
    Instant before = NOW.minusSeconds(1_000);
    String old = StripeJson.signature(payload, before, NEW_SECRET);

    assertRejected(
        payload, old.replace("t=" + before.getEpochSecond(), "t=" + NOW.getEpochSecond()));
    assertRejected(payload, "t=" + NOW.getEpochSecond() + "," + old);
    assertRejected(payload, old + ",t=" + NOW.getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "t=,v1=", "t=x,v1=y", "v1=00", "t=1773576000", "t", ","})
  void malformedHeaderIsRejected(String signature) {
    assertRejected(invoicePaid(), signature);
  }

  @Test
  void missingHeaderIsRejected() {
    assertRejected(invoicePaid(), null);
  }

  @Test
  void unknownSecretIsRejected() {
    String payload = invoicePaid();

    assertRejected(payload, StripeJson.signature(payload, NOW, "whsec_stranger"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "17",
        "{\"object\": \"customer\", \"id\": \"cus_1\"}",
        "{\"object\": \"v2.core.event\", \"id\": \"evt_1\", \"type\": \"a\"}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"a\", \"created\": 1}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"a\", \"created\": 1, \"data\": {}}",
        "{\"object\": \"event\", \"id\": \"evt_1\", \"type\": \"a\", \"created\": \"x\"}"
      })
  void signedBodyThatIsNotAnEventIsRejected(String payload) {
    Recorded.assertProblem(
        () -> events.read(payload, StripeJson.signature(payload, NOW, NEW_SECRET)),
        400,
        "invalid_request");
  }

  @Test
  void invoiceIsReadCompletely() {
    assertThat(events.parse(invoicePaid()).object())
        .isEqualTo(
            new StripeInvoice(
                "in_1Test",
                "cus_1Test",
                "sub_1Test",
                "paid",
                "subscription_cycle",
                Instant.parse("2026-03-01T12:00:00Z"),
                "TEST-0007",
                "usd",
                2900,
                290,
                496,
                3106,
                3106,
                3106,
                List.of(
                    new StripeInvoice.Line(
                        "1 × Pro (at $29.00 / month)",
                        1,
                        2900,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        Instant.parse("2026-04-01T12:00:00Z"))),
                "https://invoice.example/i/in_1Test",
                new StripeInvoice.Buyer(
                    "Ada Example",
                    "ada@example.org",
                    List.of("1 Test Street", "12345 Sampleton", "DE")),
                PURCHASE));
  }

  @Test
  void checkoutIsReadCompletely() {
    assertThat(
            events.parse(payload("checkout.session.expired", Recorded.json("checkout"))).object())
        .isEqualTo(
            new StripeCheckout(
                "cs_test_1Test",
                "cus_1Test",
                "open",
                "https://checkout.example/c/pay/cs_test_1Test",
                PURCHASE));
  }

  @Test
  void refundIsReadCompletely() {
    assertThat(events.parse(payload("refund.created", Recorded.json("refund"))).object())
        .isEqualTo(
            new StripeRefund(
                "re_1Test",
                "pending",
                1000,
                "usd",
                NOW,
                "pi_1Test",
                "in_1Test",
                "user-1",
                "request-1",
                null));
  }

  @Test
  void foreignObjectHasNoPurchase() {
    ObjectNode subscription = Recorded.json("subscription");
    subscription.putObject("metadata").put("shop", "another");
    ObjectNode invoice = Recorded.json("invoice");
    invoice.putNull("parent");
    ObjectNode refund = Recorded.json("refund");
    refund.putNull("metadata");

    assertThat(events.parse(payload("customer.subscription.created", subscription)).object())
        .extracting("purchase")
        .isNull();
    assertThat(events.parse(payload("invoice.paid", invoice)).object())
        .extracting("purchase", "subscriptionId")
        .containsOnlyNulls();
    assertThat(events.parse(payload("refund.created", refund)).object())
        .extracting("transactionId", "userId", "requestId")
        .containsOnlyNulls();
  }

  @Test
  void unusedTypeHasNoObject() {
    assertThat(events.parse(payload("customer.created", Recorded.json("customer"))).object())
        .isNull();
    ObjectNode unheardOf = Recorded.json("customer").put("object", "unheard_of");
    assertThat(events.parse(payload("unheard.of", unheardOf)).object()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-31.basil", "2027-01-01.next"})
  void eventOfAnotherVersionIsRead(String version) {
    String payload = invoicePaid().replace(StripeJson.API_VERSION, version);

    assertThat(events.parse(payload).object()).isInstanceOf(StripeInvoice.class);
  }

  private void assertRejected(String payload, @Nullable String signature) {
    Recorded.assertProblem(() -> events.read(payload, signature), 400, "invalid_signature");
  }

  private static String invoicePaid() {
    return payload("invoice.paid", Recorded.json("invoice"));
  }

  private static String payload(String type, ObjectNode object) {
    return StripeJson.event("evt_1", type, CREATED, object);
  }

  private static StripeProperties settings() {
    return new StripeProperties(
        "sk_test_secret",
        List.of(NEW_SECRET, OLD_SECRET),
        URI.create("http://127.0.0.1:1"),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        1,
        Duration.ofMillis(1),
        Duration.ZERO,
        Duration.ofSeconds(1));
  }
}
