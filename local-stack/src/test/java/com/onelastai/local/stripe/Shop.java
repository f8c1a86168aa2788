package com.onelastai.local.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Product;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.CustomerUpdateParams.InvoiceSettings;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.service.V1Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    v1 = client(stripe.url(), SimulatedStripe.Settings.LOCAL_KEY);
  }

  static V1Services client(String url, String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(url)
        .setMaxNetworkRetries(0)
        .build()
        .v1();
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

  /** One item with a new price. */
  static Map<String, Object> item(String product, long amount, String interval) {
    return item(product, amount, interval, "usd");
  }

  static Map<String, Object> item(String product, long amount, String interval, String currency) {
    return Map.of(
        "price_data",
        Map.of(
            "currency",
            currency,
            "product",
            product,
            "unit_amount",
            amount,
            "recurring",
            Map.of("interval", interval)));
  }

  /** A checkout of a month of Pro for $29.00, with more parameters of the API. */
  Session checkout(String customer, Map<String, Object> more) throws StripeException {
    Map<String, Object> item = new HashMap<>(item("plan-pro", 2900, "month"));
    item.put("quantity", 1);
    Map<String, Object> params = new HashMap<>(more);
    params.put("line_items", List.of(item));
    params.putIfAbsent("subscription_data", Map.of("metadata", Map.of("userId", "u1")));
    return v1.checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setCustomer(customer)
                .setSuccessUrl(
                    "http://localhost:8080/payment/success?session_id={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://localhost:8080/payment/cancel")
                .putAllExtraParam(params)
                .build());
  }

  /** An open page of the checkout for Pro. */
  Session checkout(Map<String, Object> more) throws StripeException {
    product("plan-pro", "Pro");
    return checkout(customer().getId(), more);
  }

  /** A subscription to Pro, paid with the card. */
  Subscription bought(String card) throws Exception {
    Session session = checkout(Map.of());
    pay(session, card);
    return subscriptionOf(session);
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

  Session now(Session session) throws StripeException {
    return v1.checkout().sessions().retrieve(session.getId());
  }

  Subscription now(Subscription subscription) throws StripeException {
    return v1.subscriptions().retrieve(subscription.getId());
  }

  Subscription subscriptionOf(Session session) throws StripeException {
    return v1.subscriptions().retrieve(now(session).getSubscription());
  }

  Subscription update(Subscription subscription, Map<String, Object> params)
      throws StripeException {
    return v1.subscriptions()
        .update(
            subscription.getId(),
            SubscriptionUpdateParams.builder().putAllExtraParam(params).build());
  }

  static SubscriptionItem item(Subscription subscription) {
    return subscription.getItems().getData().getFirst();
  }

  Invoice latestInvoice(Subscription subscription) throws StripeException {
    return v1.invoices().retrieve(now(subscription).getLatestInvoice());
  }

  /** The payment of an invoice, with its charge. */
  InvoicePayment payment(Invoice invoice) throws StripeException {
    return v1.invoicePayments()
        .list(
            InvoicePaymentListParams.builder()
                .setInvoice(invoice.getId())
                .addExpand("data.payment.payment_intent.latest_charge")
                .build())
        .getData()
        .getFirst();
  }

  HttpResponse<String> pay(Session session, String card) throws Exception {
    return post(session.getUrl() + "/pay", "card=" + card);
  }

  HttpResponse<String> post(String url, String form) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  HttpResponse<String> open(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  String overview() throws Exception {
    return open(stripe.url() + "/").body();
  }

  void moveClock(Duration sinceNow) {
    stripe.moveClock(sinceNow);
  }

  /** The types of all events so far, oldest first. */
  List<String> events() throws StripeException {
    return v1.events().list(EventListParams.builder().setLimit(100L).build()).getData().stream()
        .map(Event::getType)
        .toList()
        .reversed();
  }

  @Override
  public void close() {
    stripe.close();
    webhooks.close();
  }
}
