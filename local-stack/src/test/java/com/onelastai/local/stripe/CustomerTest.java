package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionCreateParams.Item.PriceData;
import com.stripe.param.SubscriptionCreateParams.Item.PriceData.Recurring;
import com.stripe.param.checkout.SessionCreateParams;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private Shop shop;

  @BeforeEach
  void open() throws IOException {
    shop = new Shop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void pageForACardKeepsItAndChargesNothing() throws Exception {
    Customer customer = shop.customer();
    Session session = cardPage(customer);
    assertThat(shop.open(session.getUrl()).body())
        .contains("Stripe simulator - no money moves", "Save card", "Nothing is charged now.");

    assertThat(shop.pay(session, Shop.IS_DECLINED).statusCode()).isEqualTo(402);
    assertThat(cards(customer)).isEmpty();
    assertThat(shop.pay(session, Shop.PAYS).statusCode()).isEqualTo(303);

    assertThat(cards(customer))
        .extracting(card -> card.getCard().getLast4())
        .containsExactly("4242");
    assertThat(shop.happened())
        .containsExactly(
            "customer.created",
            "payment_method.attached",
            "setup_intent.succeeded",
            "checkout.session.completed");
  }

  @Test
  void defaultCardIsChargedForWhatIsBoughtWithoutAPage() throws Exception {
    Customer customer = withDefault("pm_card_visa");

    Subscription bought = subscribe(customer);

    assertThat(bought.getStatus()).isEqualTo("active");
    assertThat(shop.client.v1().invoices().retrieve(bought.getLatestInvoice()).getAmountPaid())
        .isEqualTo(1900);
  }

  @Test
  void withoutACardNothingIsBought() throws Exception {
    Customer customer = shop.customer();

    assertThatThrownBy(() -> subscribe(customer))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("resource_missing"));
    assertThat(shop.happened()).containsExactly("customer.created");
  }

  @Test
  void cardThatFailsTheSecondTimeBuysOnce() throws Exception {
    Customer customer = withDefault("pm_card_chargeCustomerFail");
    subscribe(customer);

    assertThatThrownBy(() -> subscribe(customer)).isInstanceOf(CardException.class);
    assertThat(shop.client.v1().subscriptions().list().getData()).hasSize(1);
  }

  @Test
  void detachedCardIsGoneForGood() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    PaymentMethod card = cards(customer).getFirst();

    shop.client.v1().paymentMethods().detach(card.getId());

    assertThat(cards(customer)).isEmpty();
    assertThat(
            shop.client
                .v1()
                .customers()
                .retrieve(customer.getId())
                .getInvoiceSettings()
                .getDefaultPaymentMethod())
        .isNull();
    assertThatThrownBy(() -> attach(card.getId(), customer))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void cardOfAnotherCustomerIsRefused() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    PaymentMethod card = cards(customer).getFirst();
    Customer other = shop.customer();

    assertThatThrownBy(() -> attach(card.getId(), other))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> makeDefault(other, card)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void deletedCustomersSubscriptionsEnd() throws Exception {
    Customer customer = withDefault("pm_card_visa");
    Subscription bought = subscribe(customer);

    shop.client.v1().customers().delete(customer.getId());

    assertThat(shop.client.v1().customers().retrieve(customer.getId()).getDeleted()).isTrue();
    assertThat(shop.client.v1().subscriptions().retrieve(bought.getId()).getStatus())
        .isEqualTo("canceled");
    assertThat(shop.happened()).endsWith("customer.subscription.deleted", "customer.deleted");
  }

  private Session cardPage(Customer customer) throws Exception {
    return shop.client
        .v1()
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
    return makeDefault(customer, attach(card, customer));
  }

  private Customer makeDefault(Customer customer, PaymentMethod card) throws Exception {
    return shop.client
        .v1()
        .customers()
        .update(
            customer.getId(),
            CustomerUpdateParams.builder()
                .setInvoiceSettings(
                    CustomerUpdateParams.InvoiceSettings.builder()
                        .setDefaultPaymentMethod(card.getId())
                        .build())
                .build());
  }

  private PaymentMethod attach(String card, Customer customer) throws Exception {
    return shop.client
        .v1()
        .paymentMethods()
        .attach(card, PaymentMethodAttachParams.builder().setCustomer(customer.getId()).build());
  }

  private List<PaymentMethod> cards(Customer customer) throws Exception {
    return shop.client
        .v1()
        .paymentMethods()
        .list(
            PaymentMethodListParams.builder()
                .setCustomer(customer.getId())
                .setType(PaymentMethodListParams.Type.CARD)
                .build())
        .getData();
  }

  private Subscription subscribe(Customer customer) throws Exception {
    String product = shop.product(Ids.next("agent-"), "Einstein").getId();
    return shop.client
        .v1()
        .subscriptions()
        .create(
            SubscriptionCreateParams.builder()
                .setCustomer(customer.getId())
                .setPaymentBehavior(SubscriptionCreateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                .addItem(
                    SubscriptionCreateParams.Item.builder()
                        .setPriceData(
                            PriceData.builder()
                                .setCurrency("usd")
                                .setProduct(product)
                                .setUnitAmount(1900L)
                                .setRecurring(
                                    Recurring.builder()
                                        .setInterval(Recurring.Interval.MONTH)
                                        .build())
                                .build())
                        .build())
                .build());
  }
}
