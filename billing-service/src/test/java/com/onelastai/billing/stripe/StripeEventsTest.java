package com.onelastai.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.billing.test.StripeJson;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StripeEventsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
  private static final Instant CREATED = Instant.parse("2026-03-15T11:59:58Z");
  private static final Purchase PURCHASE =
      new Purchase("user-1", "pro", null, "monthly", "SPRING", "res-1");
  private static final String NEW_SECRET = "whsec_new";
  private static final String OLD_SECRET = "whsec_old";

  private final StripeEvents events =
      new StripeEvents(Adapter.settings(NEW_SECRET, OLD_SECRET), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void signedEventIsRead() {
    String payload = payload("customer.subscription.updated", Recorded.json("subscription"));

    StripeEvent event = read(payload, StripeJson.signature(payload, NOW, NEW_SECRET));

    assertThat(event)
        .extracting("id", "type", "createdAt", "object.purchase")
        .containsExactly("evt_1", "customer.subscription.updated", CREATED, PURCHASE);
  }

  @Test
  void bothSecretsAreAcceptedDuringARotation() {
    String payload = invoicePaid();

    assertThat(read(payload, StripeJson.signature(payload, NOW, OLD_SECRET)).id())
        .isEqualTo("evt_1");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void recentSignatureIsAccepted(long seconds) {
    String payload = invoicePaid();
    String signature = StripeJson.signature(payload, NOW.plusSeconds(seconds), NEW_SECRET);

    assertThat(read(payload, signature).id()).isEqualTo("evt_1");
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
  @NullSource
  @ValueSource(strings = {"", "nonsense", "t=,v1=", "t=x,v1=y", "v1=00", "t=1773576000", "t", ","})
  void missingOrMalformedHeaderIsRejected(@Nullable String signature) {
    assertRejected(invoicePaid(), signature);
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
        () -> read(payload, StripeJson.signature(payload, NOW, NEW_SECRET)),
        400,
        "invalid_request");
  }

  /** Each field is left out, null, a list and an empty object in turn. */
  @ParameterizedTest
  @CsvSource({
    "refund, /id /type /created /data /data/object /data/object/object",
    "refund, /data/object/id /data/object/amount /data/object/currency /data/object/created",
    "checkout, /data/object/id",
    "subscription, /data/object/id /data/object/customer /data/object/status",
    "subscription, /data/object/currency /data/object/start_date /data/object/items",
    "subscription, /data/object/items/data /data/object/items/data/0/price",
    "subscription, /data/object/items/data/0/current_period_end",
    "invoice, /data/object/id /data/object/status /data/object/created /data/object/currency",
    "invoice, /data/object/subtotal /data/object/total /data/object/amount_due",
    "invoice, /data/object/amount_paid /data/object/lines /data/object/lines/data/0/amount",
    "invoice, /data/object/lines/data/0/period /data/object/lines/data/0/period/start"
  })
  void missingFieldIsNamed(String object, String pointers) {
    List<BiConsumer<ObjectNode, String>> faults =
        List.of(
            ObjectNode::remove,
            ObjectNode::putNull,
            (parent, field) -> parent.putArray(field).addNull(),
            ObjectNode::putObject);
    for (String pointer : pointers.split(" ")) {
      int end = pointer.lastIndexOf('/');
      for (BiConsumer<ObjectNode, String> fault : faults) {
        JsonNode event = JSON.readTree(payload("a", Recorded.json(object)));
        fault.accept((ObjectNode) event.at(pointer.substring(0, end)), pointer.substring(end + 1));

        assertThatThrownBy(() -> events.parse(event.toString()))
            .as("%s", event)
            .isInstanceOfSatisfying(
                ApiException.class,
                refused ->
                    assertThat("/" + refused.fields().getFirst().field().replace('.', '/'))
                        .startsWith(pointer.replaceFirst("(?<=/lines/data)/0", "")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "customer_address", "parent", "lines", "total_taxes"})
  void fieldOfAnotherTypeIsRefused(String field) {
    String payload = payload("invoice.paid", Recorded.json("invoice").put(field, "text"));

    Recorded.assertProblem(() -> events.parse(payload), 400, "invalid_request");
  }

  @Test
  void objectIsNotParsedIfItIsNotWanted() {
    String payload = payload("refund.created", Recorded.json("refund").putNull("amount"));

    StripeEvent event =
        events.read(payload, StripeJson.signature(payload, NOW, NEW_SECRET), _ -> false);

    assertThat(event).isEqualTo(new StripeEvent("evt_1", "refund.created", CREATED, null));
  }

  @Test
  void invoiceIsReadCompletely() {
    assertThat(events.parse(invoicePaid()).object())
        .hasToString(
            """
            StripeInvoice[id=in_1Test, customerId=cus_1Test, subscriptionId=sub_1Test, \
            status=paid, billingReason=subscription_cycle, createdAt=2026-03-01T12:00:00Z, \
            number=TEST-0007, currency=usd, subtotal=2900, discount=290, tax=496, total=3106, \
            amountDue=3106, amountPaid=3106, lines=[Line[description=1 × Pro (at $29.00 / month), \
            quantity=1, amount=2900, periodStart=2026-03-01T12:00:00Z, \
            periodEnd=2026-04-01T12:00:00Z, credit=null]], url=https://invoice.example/i/in_1Test, \
            buyer=Buyer[name=Ada Example, email=ada@example.org, \
            address=[1 Test Street, 12345 Sampleton, DE]], purchase=%s, includedTax=0, \
            creditNotes=0, startingBalance=0, attempted=true]\
            """
                .formatted(PURCHASE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkout", "refund", "subscription"})
  void objectIsReadCompletely(String name) {
    assertThat(events.parse(payload("of." + name, Recorded.json(name))).object())
        .isEqualTo(Recorded.OBJECTS.get(name));
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

  /** The fields moved with the version 2025-03-31. */
  @Test
  void subscriptionOfAnOlderVersionIsReadTheSame() {
    ObjectNode old = Recorded.json("subscription");
    ObjectNode item = (ObjectNode) old.at("/items/data/0");
    for (String field : List.of("current_period_start", "current_period_end")) {
      old.set(field, item.remove(field));
    }

    assertThat(events.parse(payload("customer.subscription.updated", old)).object())
        .isEqualTo(Recorded.SUBSCRIPTION);
  }

  @Test
  void invoiceOfAnOlderVersionIsReadTheSame() {
    ObjectNode now = Recorded.json("invoice");
    ObjectNode line = (ObjectNode) now.at("/lines/data/0");
    line.put("amount", -2900).withObject("/parent/subscription_item_details/proration_details");
    line.withObject("/parent/subscription_item_details/proration_details/credited_items")
        .put("invoice", "in_0Test");
    ObjectNode old = now.deepCopy();
    JsonNode details = ((ObjectNode) old.remove("parent")).get("subscription_details");
    old.set("subscription", details.get("subscription"));
    old.putObject("subscription_details").set("metadata", details.get("metadata"));
    old.remove("total_taxes");
    old.putArray("total_tax_amounts").addObject().put("amount", 496).put("inclusive", false);
    ObjectNode oldLine = (ObjectNode) old.at("/lines/data/0");
    JsonNode item = ((ObjectNode) oldLine.remove("parent")).get("subscription_item_details");
    oldLine.put("type", "subscription").set("proration_details", item.get("proration_details"));
    oldLine.remove("taxes");
    oldLine.putArray("tax_amounts").addObject().put("amount", 496).put("inclusive", false);

    StripeObject read = events.parse(payload("invoice.paid", old)).object();

    assertThat(read).isEqualTo(events.parse(payload("invoice.paid", now)).object());
    assertThat(read)
        .extracting("purchase", "subscriptionId", "tax")
        .containsExactly(PURCHASE, "sub_1Test", 496L);
  }

  private void assertRejected(String payload, @Nullable String signature) {
    Recorded.assertProblem(() -> read(payload, signature), 400, "invalid_signature");
  }

  private StripeEvent read(String payload, @Nullable String signature) {
    return events.read(payload, signature, _ -> true);
  }

  private static String invoicePaid() {
    return payload("invoice.paid", Recorded.json("invoice"));
  }

  private static String payload(String type, ObjectNode object) {
    return StripeJson.event("evt_1", type, CREATED, object);
  }
}
