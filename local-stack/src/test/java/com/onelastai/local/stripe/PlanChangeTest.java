package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.InvoiceCreatePreviewParams;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanChangeTest {

  @AutoClose private final Shop shop = new Shop();

  @BeforeEach
  void createProduct() throws Exception {
    shop.product("plan-max", "Max");
  }

  @Test
  void proratedDifferenceIsChargedAndThePeriodStays() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    SubscriptionItem item = Shop.item(bought);
    long half = (item.getCurrentPeriodStart() + item.getCurrentPeriodEnd()) / 2;
    shop.moveClock(Duration.ofSeconds(half - item.getCurrentPeriodStart()));

    Invoice preview = preview(bought, 5900, half);
    Subscription changed = change(bought, 5900, "month", half);

    assertThat(preview.getAmountDue()).isEqualTo(1500);
    assertThat(preview.getLines().getData())
        .extracting(InvoiceLineItem::getAmount)
        .containsExactly(-1450L, 2950L);
    Invoice charged = shop.latestInvoice(changed);
    assertThat(charged)
        .extracting(Invoice::getStatus, Invoice::getBillingReason, Invoice::getAmountPaid)
        .containsExactly("paid", "subscription_update", 1500L);
    assertThat(charged.getLines().getData().getFirst().getDescription())
        .startsWith("Unused time on Pro after ");
    assertThat(Shop.item(changed))
        .extracting("price.unitAmount", "currentPeriodEnd", "id")
        .containsExactly(5900L, item.getCurrentPeriodEnd(), item.getId());
  }

  @Test
  void previewChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    int events = shop.events().size();

    Invoice preview = preview(bought, 5900, Shop.item(bought).getCurrentPeriodStart());

    assertThat(preview.getAmountDue()).isEqualTo(3000);
    assertUnchanged(bought, events);
  }

  @Test
  void anotherIntervalStartsANewPeriod() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);
    long start = Shop.item(bought).getCurrentPeriodStart();

    Subscription changed = change(bought, 29_000, "year", start);

    assertThat(Duration.ofSeconds(Shop.item(changed).getCurrentPeriodEnd() - start))
        .isBetween(Duration.ofDays(365), Duration.ofDays(366));
    assertThat(shop.latestInvoice(changed).getAmountPaid()).isEqualTo(29_000 - 2900);
  }

  @Test
  void creditOfACheaperPlanPaysTheNextRenewal() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS);

    change(bought, 900, "month", Shop.item(bought).getCurrentPeriodStart());

    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountDue, Invoice::getStatus)
        .containsExactly(-2000L, 0L, "paid");
    shop.moveClock(Duration.ofDays(32));
    assertThat(shop.latestInvoice(bought))
        .extracting(Invoice::getTotal, Invoice::getAmountPaid)
        .containsExactly(900L, 0L);
    assertThat(shop.v1.customers().retrieve(bought.getCustomer()).getBalance()).isEqualTo(-1100);
  }

  @Test
  void declinedCardChangesNothing() throws Exception {
    Subscription bought = shop.bought(Shop.PAYS_ONCE);
    int events = shop.events().size();

    assertThatThrownBy(
            () -> change(bought, 5900, "month", Shop.item(bought).getCurrentPeriodStart()))
        .isInstanceOf(CardException.class)
        .extracting("code", "declineCode")
        .containsExactly("card_declined", "generic_decline");

    assertUnchanged(bought, events);
  }

  private void assertUnchanged(Subscription bought, int events) throws Exception {
    Subscription after = shop.now(bought);
    assertThat(Shop.item(after).getPrice().getUnitAmount()).isEqualTo(2900);
    assertThat(after.getLatestInvoice()).isEqualTo(bought.getLatestInvoice());
    assertThat(after.getMetadata()).isEqualTo(bought.getMetadata());
    assertThat(shop.events()).hasSize(events);
  }

  private Invoice preview(Subscription bought, long amount, long at) throws Exception {
    Map<String, Object> details =
        Map.of(
            "proration_behavior",
            "always_invoice",
            "proration_date",
            at,
            "items",
            items(bought, amount, "month"));
    return shop.v1
        .invoices()
        .createPreview(
            InvoiceCreatePreviewParams.builder()
                .setSubscription(bought.getId())
                .putExtraParam("subscription_details", details)
                .build());
  }

  private Subscription change(Subscription bought, long amount, String interval, long at)
      throws Exception {
    return shop.update(
        bought,
        Map.of(
            "proration_behavior",
            "always_invoice",
            "payment_behavior",
            "error_if_incomplete",
            "proration_date",
            at,
            "metadata",
            Map.of("planId", "max"),
            "items",
            items(bought, amount, interval)));
  }

  private static List<Map<String, Object>> items(
      Subscription bought, long amount, String interval) {
    Map<String, Object> item = new HashMap<>(Shop.item("plan-max", amount, interval));
    item.put("id", Shop.item(bought).getId());
    return List.of(item);
  }
}
