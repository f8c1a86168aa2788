package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.param.CustomerCreateParams;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events are sent on, and what outlives a restart. */
class WebhookTest {

  private static final Duration MONTH = Duration.ofDays(31);
  private static final int MORE_THAN_STORED = 2_100;

  @TempDir private Path data;
  @AutoClose private final Shop shop = new Shop();

  @Test
  void failedWebhookIsRetried() throws Exception {
    shop.webhooks.setStatus(503);
    shop.customer();
    awaitOnOverview("<td>503</td>");

    shop.webhooks.setStatus(200);

    awaitCreatedCustomer();
  }

  @Test
  void receiverInSimulatedTimeAcceptsTheFirstAttempt() throws Exception {
    shop.webhooks.setClock(Clock.offset(Clock.systemUTC(), MONTH));
    shop.moveClock(MONTH);

    shop.customer();

    awaitCreatedCustomer();
    awaitOnOverview("<td>customer.created</td><td>1</td><td>200</td>");
  }

  /** A timestamp in the future would be accepted at once. */
  @Test
  void receiverInRealTimeAcceptsTheRetry() throws Exception {
    shop.moveClock(MONTH.negated());

    shop.customer();

    awaitCreatedCustomer();
    awaitOnOverview("<td>customer.created</td><td>2</td><td>200</td>");
  }

  @Test
  void objectsClockAndUnsentEventsSurviveARestart() throws Exception {
    String customer;
    try (SimulatedStripe before = start(URI.create("http://127.0.0.1:1/"))) {
      before.moveClock(MONTH);
      customer =
          Shop.client(before.url(), SimulatedStripe.Settings.LOCAL_KEY)
              .customers()
              .create()
              .getId();
    }
    shop.webhooks.setClock(Clock.offset(Clock.systemUTC(), MONTH));

    try (SimulatedStripe after = start(shop.webhooks.url())) {
      awaitCreatedCustomer();
      assertThat(
              Shop.client(after.url(), SimulatedStripe.Settings.LOCAL_KEY)
                  .customers()
                  .retrieve(customer)
                  .getObject())
          .isEqualTo("customer");
    }
  }

  private SimulatedStripe start(URI webhooks) throws Exception {
    return SimulatedStripe.start(
        new SimulatedStripe.Settings(
            0,
            data,
            SimulatedStripe.Settings.LOCAL_KEY,
            SimulatedStripe.Settings.LOCAL_WEBHOOK_SECRET,
            webhooks,
            Clock.systemUTC()));
  }

  private void awaitOnOverview(String cells) {
    await().untilAsserted(() -> assertThat(shop.overview()).contains(cells));
  }

  private void awaitCreatedCustomer() {
    await()
        .untilAsserted(() -> assertThat(shop.webhooks.types()).containsExactly("customer.created"));
  }

  @Test
  void undeliveredEventsAreKept() {
    State state = stateAfterManyEvents(true);

    assertThat(state.deliveries())
        .hasSize(MORE_THAN_STORED)
        .allMatch(delivery -> state.find("event", delivery.eventId()).isPresent());
  }

  @Test
  void oldEventsWithoutADeliveryAreDropped() {
    assertThat(stateAfterManyEvents(false).all("event").count()).isLessThan(MORE_THAN_STORED);
  }

  private static State stateAfterManyEvents(boolean delivered) {
    State.Saved empty = new State.Saved(Duration.ZERO, List.of(), List.of(), Map.of());
    State state = new State(empty, Clock.systemUTC());
    Events events = new Events(state, delivered);
    for (int n = 0; n < MORE_THAN_STORED; n++) {
      events.emit("customer.updated", Json.newObject().put("id", "cus_" + n));
    }
    return state;
  }

  @Test
  void clockIsMovedByAForm() throws Exception {
    String clock = shop.stripe.url() + "/simulator/clock";

    assertThat(shop.post(clock, "offset=P31D").statusCode()).isEqualTo(303);
    assertThat(shop.open(clock).body()).contains("\"offset\" : \"PT744H\"");
    assertThat(shop.post(clock, "offset=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void namesAreEscapedOnPages() throws Exception {
    shop.v1
        .customers()
        .create(CustomerCreateParams.builder().setName("<script>1</script>").build());

    assertThat(shop.overview())
        .contains("&lt;script&gt;1&lt;/script&gt;")
        .doesNotContain("<script>");
  }
}
