package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How events are sent on, and what outlives a restart. */
class WebhookTest {

  private static final Duration MONTH = Duration.ofDays(31);

  @TempDir private Path data;
  @AutoClose private final Shop shop = new Shop();

  @Test
  void failedWebhookIsRetried() throws Exception {
    shop.webhooks.setStatus(503);
    shop.customer();
    await()
        .untilAsserted(
            () -> assertThat(shop.open(shop.stripe.url() + "/").body()).contains("<td>503</td>"));

    shop.webhooks.setStatus(200);

    await()
        .untilAsserted(() -> assertThat(shop.webhooks.types()).containsExactly("customer.created"));
  }

  @Test
  void receiverInSimulatedTimeAcceptsTheFirstAttempt() throws Exception {
    shop.webhooks.setClock(Clock.offset(Clock.systemUTC(), MONTH));
    shop.moveClock(MONTH);

    shop.customer();

    await().untilAsserted(() -> assertThat(shop.webhooks.types()).hasSize(1));
    assertThat(shop.open(shop.stripe.url() + "/").body())
        .contains("<td>customer.created</td><td>1</td><td>200</td>");
  }

  @Test
  void receiverInRealTimeAcceptsTheRetry() throws Exception {
    shop.moveClock(MONTH);

    shop.customer();

    await().untilAsserted(() -> assertThat(shop.webhooks.types()).hasSize(1));
  }

  @Test
  void objectsClockAndUnsentEventsSurviveARestart() throws Exception {
    String customer;
    try (SimulatedStripe before =
        SimulatedStripe.start(settings(URI.create("http://127.0.0.1:1/")))) {
      before.moveClock(MONTH);
      customer =
          Shop.client(before.url(), SimulatedStripe.Settings.LOCAL_KEY)
              .v1()
              .customers()
              .create()
              .getId();
    }
    shop.webhooks.setClock(Clock.offset(Clock.systemUTC(), MONTH));

    try (SimulatedStripe after = SimulatedStripe.start(settings(shop.webhooks.url()))) {
      await()
          .untilAsserted(
              () -> assertThat(shop.webhooks.types()).containsExactly("customer.created"));
      assertThat(
              Shop.client(after.url(), SimulatedStripe.Settings.LOCAL_KEY)
                  .v1()
                  .customers()
                  .retrieve(customer)
                  .getObject())
          .isEqualTo("customer");
    }
  }

  private SimulatedStripe.Settings settings(URI webhooks) {
    return new SimulatedStripe.Settings(
        0,
        data,
        SimulatedStripe.Settings.LOCAL_KEY,
        SimulatedStripe.Settings.LOCAL_WEBHOOK_SECRET,
        webhooks,
        Clock.systemUTC());
  }

  @Test
  void clockIsMovedByAForm() throws Exception {
    URI clock = URI.create(shop.stripe.url() + "/simulator/clock");

    HttpResponse<String> moved = shop.post(clock, "offset=P31D");

    assertThat(moved.statusCode()).isEqualTo(303);
    assertThat(shop.open(clock.toString()).body()).contains("\"offset\" : \"PT744H\"");
    assertThat(shop.post(clock, "offset=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void namesAreEscapedOnPages() throws Exception {
    shop.v1
        .customers()
        .create(
            com.stripe.param.CustomerCreateParams.builder().setName("<script>1</script>").build());

    assertThat(shop.open(shop.stripe.url() + "/").body())
        .contains("&lt;script&gt;1&lt;/script&gt;")
        .doesNotContain("<script>");
  }
}
