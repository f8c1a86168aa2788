package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CustomerTest {

  @AutoClose private final Shop shop = new Shop();

  @Test
  void setupPageStoresTheCardAndChargesNothing() throws Exception {
    Customer customer = shop.customer();
    Session session = cardPage(customer);
    assertThat(shop.open(session.getUrl()).body())
        .contains("Stripe simulator - no money moves", "Save card", "Nothing is charged now.");

    assertThat(shop.pay(session, Shop.IS_DECLINED).statusCode()).isEqualTo(402);
    assertThat(cards(customer)).isEmpty();
    assertThat(shop.pay(session, Shop.PAYS).statusCode()).isEqualTo(303);

    assertThat(cards(customer)).extracting("card.last4").containsExactly("4242");
    assertThat(shop.events())
        .containsExactly(
            "customer.created",
            "payment_method.attached",
            "setup_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  void defaultCardIsChargedForAPurchaseThroughTheApi() throws Exception {
    Subscription bought = subscribe(withDefault("pm_card_visa"));

    assertThat(bought.getStatus()).isEqualTo("active");
    assertThat(shop.latestInvoice(bought).getAmountPaid()).isEqualTo(1900);
  }

  @Test
  void purchaseWithoutACardIsRefused() throws Exception {
    Customer customer = shop.customer();

    assertThatThrownBy(() -> subscribe(customer))
        .isInstanceOf(InvalidRequestException.class)
        .hasFieldOrPropertyWithValue("code", "resource_missing");
    assertThat(shop.events()).containsExactly("customer.created");
  }

  @Test
  void cardThatFailsTheSecondTimePaysOnce() throws Exception {
    Customer customer = withDefault("pm_card_chargeCustomerFail");
    subscribe(customer);

    assertThatThrownBy(() -> subscribe(customer)).isInstanceOf(CardException.class);
    assertThat(shop.v1.subscriptions().list().getData()).hasSize(1);
  }

  @Test
  void detachedCardCannotBeAttachedAgain() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    PaymentMethod card = cards(customer).getFirst();

    shop.v1.paymentMethods().detach(card.getId());

    assertThat(cards(customer)).isEmpty();
    assertThat(shop.v1.customers().retrieve(customer.getId()))
        .extracting("invoiceSettings.defaultPaymentMethod")
        .isNull();
    assertThatThrownBy(() -> shop.attach(card.getId(), customer.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void cardOfAnotherCustomerIsRefused() throws Exception {
    PaymentMethod card = cards(withDefault("pm_card_visa")).getFirst();
    String other = shop.customer().getId();

    assertThatThrownBy(() -> shop.attach(card.getId(), other))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> shop.setDefaultCard(other, card))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void deletedCustomersSubscriptionsEnd() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    Subscription bought = subscribe(customer);

    shop.v1.customers().delete(customer.getId());

    assertThat(shop.v1.customers().retrieve(customer.getId()).getDeleted()).isTrue();
    assertThat(shop.now(bought).getStatus()).isEqualTo("canceled");
    assertThat(shop.events()).endsWith("customer.subscription.deleted", "customer.deleted");
  }

  @Test
  void deletedCustomerCannotBuy() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    shop.product("plan-pro", "Pro");
    shop.v1.customers().delete(customer.getId());

    assertThatThrownBy(() -> shop.checkout(customer.getId(), Map.of()))
        .hasMessageContaining("No such customer");
    assertThatThrownBy(() -> subscribe(customer)).hasMessageContaining("No such customer");
    assertThatThrownBy(() -> cards(customer)).hasMessageContaining("No such customer");
    assertThatThrownBy(() -> shop.attach("pm_card_visa", customer.getId()))
        .hasMessageContaining("No such customer");
  }

  @Test
  void customerBuysInOneCurrency() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    subscribe(customer, "usd");

    assertThatThrownBy(() -> subscribe(customer, "eur"))
        .hasMessageContaining("cannot combine currencies");
  }

  private Session cardPage(Customer customer) throws Exception {
    return shop.v1
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .setCurrency("usd")
                .setCustomer(customer.getId())
                .setSuccessUrl("http://localhost:8080/dashboard/billing")
                .setCancelUrl("http://localhost:8080/dashboard/billing")
                .build());
  }

  private Customer withDefault(String card) throws Exception {
    Customer customer = shop.customer();
    return shop.setDefaultCard(customer.getId(), shop.attach(card, customer.getId()));
  }

  private List<PaymentMethod> cards(Customer customer) throws Exception {
    return shop.v1
        .paymentMethods()
        .list(
            PaymentMethodListParams.builder()
                .setCustomer(customer.getId())
                .setType(PaymentMethodListParams.Type.CARD)
                .build())
        .getData();
  }

  private Subscription subscribe(Customer customer) throws Exception {
    return subscribe(customer, "usd");
  }

  private Subscription subscribe(Customer customer, String currency) throws Exception {
    String product = shop.product(Json.newId("agent-"), "Einstein").getId();
    return shop.v1
        .subscriptions()
        .create(
            SubscriptionCreateParams.builder()
                .setCustomer(customer.getId())
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                .putExtraParam("items", List.of(Shop.item(product, 1900, "month", currency)))
                .build());
  }
}
