package com.onelastai.local.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Product;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.Recurring;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A simulator, somebody who sells with it by stripe-java, and somebody who buys on its pages. */
final class Shop implements AutoCloseable {

  static final String PAYS = "4242424242424242";
  static final String IS_DECLINED = "4000000000000002";
  static final String PAYS_ONCE = "4000000000000341";

  private final HttpClient browser = HttpClient.newHttpClient();
  final WebhookReceiver webhooks;
  final SimulatedStripe stripe;
  final StripeClient client;

  Shop() throws IOException {
    webhooks = new WebhookReceiver();
    stripe = SimulatedStripe.start(SimulatorSettings.local(webhooks.url()));
    client = client(stripe.url(), SimulatorSettings.LOCAL_KEY);
  }

  static StripeClient client(String url, String key) {
    return StripeClient.builder().setApiKey(key).setApiBase(url).setMaxNetworkRetries(0).build();
  }

  Customer customer() throws StripeException {
    return client
        .v1()
        .customers()
        .create(
            CustomerCreateParams.builder()
                .setEmail("ada@example.com")
                .setName("Ada")
                .putMetadata("userId", "u1")
                .build());
  }

  Product product(String id, String name) throws StripeException {
    return client
        .v1()
        .products()
        .create(ProductCreateParams.builder().setId(id).setName(name).build());
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
    return client.v1().checkout().sessions().create(params.build());
  }

  /** A subscription to Pro that was bought with the card. */
  Subscription bought(String card) throws Exception {
    product("plan-pro", "Pro");
    Session session = checkout(customer().getId(), params -> {});
    pay(session, card);
    return subscriptionOf(session);
  }

  Subscription subscriptionOf(Session session) throws StripeException {
    String id = client.v1().checkout().sessions().retrieve(session.getId()).getSubscription();
    return client.v1().subscriptions().retrieve(id);
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

  void passes(Duration sinceNow) {
    stripe.moveClock(sinceNow);
  }

  /** All events so far, oldest first. */
  List<String> happened() throws StripeException {
    return client
        .v1()
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
