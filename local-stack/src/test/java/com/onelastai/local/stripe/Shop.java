package com.onelastai.local.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Product;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.CustomerUpdateParams.InvoiceSettings;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.service.V1Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A running simulator with a seller, who uses stripe-java, and a buyer, who uses its pages. */
final class Shop implements AutoCloseable {

  static final String PAYS = "4242424242424242";
  static final String IS_DECLINED = "4000000000000002";
  static final String PAYS_ONCE = "4000000000000341";

  private final HttpClient browser = HttpClient.newHttpClient();
  final WebhookReceiver webhooks;
  final SimulatedStripe stripe;
  final V1Services v1;

  Shop() {
    try {
      webhooks = new WebhookReceiver();
      stripe = SimulatedStripe.start(SimulatedStripe.Settings.local(webhooks.url()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    v1 = client(stripe.url(), SimulatedStripe.Settings.LOCAL_KEY).v1();
  }

  static StripeClient client(String url, String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(url).setMaxNetworkRetries(0).build();
  }

  Customer customer() throws StripeException {
    return v1.customers()
        .create(
            CustomerCreateParams.builder()
                .setEmail("ada@example.com")
                .setName("Ada")
                .putMetadata("userId", "u1")
                .build());
  }

  Product product(String id, String name) throws StripeException {
    return v1.products().create(ProductCreateParams.builder().setId(id).setName(name).build());
  }

  /** A month of Pro for $29.00. */
  Session checkout(String customer, Consumer<SessionCreateParams.Builder> more)
      throws StripeException {
    SessionCreateParams.Builder params =
        SessionCreateParams.builder()
            .setMode(Mode.SUBSCRIPTION)
            .setCustomer(customer)
            .setSuccessUrl("http://localhost:8080/payment/success?session_id={CHECKOUT_SESSION_ID}")
            .setCancelUrl("http://localhost:8080/payment/cancel")
            .addLineItem(
                LineItem.builder()
                    .setQuantity(1L)
                    .setPriceData(
                        PriceData.builder()
                            .setCurrency("usd")
                            .setProduct("plan-pro")
                            .setUnitAmount(2900L)
                            .setRecurring(
                                Recurring.builder().setInterval(Recurring.Interval.MONTH).build())
                            .build())
                    .build())
            .setSubscriptionData(SubscriptionData.builder().putMetadata("userId", "u1").build());
    more.accept(params);
    return v1.checkout().sessions().create(params.build());
  }

  /** A subscription to Pro, paid with the card. */
  Subscription bought(String card) throws Exception {
    Session session = checkout();
    pay(session, card);
    return subscriptionOf(session);
  }

  /** An open page of the checkout for Pro. */
  Session checkout() throws StripeException {
    product("plan-pro", "Pro");
    return checkout(customer().getId(), params -> {});
  }

  PaymentMethod attach(String card, String customer) throws StripeException {
    return v1.paymentMethods()
        .attach(card, PaymentMethodAttachParams.builder().setCustomer(customer).build());
  }

  Customer setDefaultCard(String customer, PaymentMethod card) throws StripeException {
    InvoiceSettings settings =
        InvoiceSettings.builder().setDefaultPaymentMethod(card.getId()).build();
    return v1.customers()
        .update(customer, CustomerUpdateParams.builder().setInvoiceSettings(settings).build());
  }

  Invoice latestInvoice(Subscription subscription) throws StripeException {
    return v1.invoices().retrieve(subscription.getLatestInvoice());
  }

  Subscription subscriptionOf(Session session) throws StripeException {
    String id = v1.checkout().sessions().retrieve(session.getId()).getSubscription();
    return v1.subscriptions().retrieve(id);
  }

  HttpResponse<String> pay(Session session, String card) throws Exception {
    return post(URI.create(session.getUrl() + "/pay"), "card=" + card);
  }

  HttpResponse<String> cancel(Session session) throws Exception {
    return post(URI.create(session.getUrl() + "/cancel"), "");
  }

  HttpResponse<String> post(URI url, String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> open(String url) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }

  void moveClock(Duration sinceNow) {
    stripe.moveClock(sinceNow);
  }

  /** The types of all events so far, oldest first. */
  List<String> events() throws StripeException {
    return v1
        .events()
        .list(com.stripe.param.EventListParams.builder().setLimit(100L).build())
        .getData()
        .reversed()
        .stream()
        .map(event -> event.getType())
        .toList();
  }

  @Override
  public void close() {
    stripe.close();
    webhooks.close();
  }
}
