package com.onelastai.local.stripe;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's API, as far as this platform calls it: routes, authentication and idempotency keys. */
final class Api {

  /** The kind of object by its path, for those that are read by id without further rules. */
  private static final Map<String, String> RETRIEVABLE =
      Map.ofEntries(
          Map.entry("products", "product"),
          Map.entry("prices", "price"),
          Map.entry("coupons", "coupon"),
          Map.entry("customers", "customer"),
          Map.entry("payment_methods", "payment_method"),
          Map.entry("checkout/sessions", CheckoutCalls.KIND),
          Map.entry("subscriptions", SubscriptionCalls.KIND),
          Map.entry("invoices", "invoice"),
          Map.entry("invoice_payments", "invoice_payment"),
          Map.entry("payment_intents", "payment_intent"),
          Map.entry("setup_intents", "setup_intent"),
          Map.entry("charges", "charge"),
          Map.entry("refunds", "refund"),
          Map.entry("events", "event"));

  private final State state;
  private final String key;
  private final Expansion expansion;
  private final Routes<Function<Call, ObjectNode>> routes = new Routes<>();

  Api(
      State state,
      String key,
      Expansion expansion,
      Catalogue catalogue,
      Customers customers,
      PaymentMethods methods,
      CheckoutCalls checkouts,
      SubscriptionCalls subscriptions,
      InvoiceCalls invoices,
      Refunds refunds,
      Events events) {
    this.state = state;
    this.key = key;
    this.expansion = expansion;
    RETRIEVABLE.forEach((path, kind) ->
        routes.on("GET /v1/" + path + "/{}", call -> state.inPath(kind, call.id())));
    routes
        .on("POST /v1/products", catalogue::createProduct)
        .on("POST /v1/products/{}", catalogue::updateProduct)
        .on("POST /v1/prices", catalogue::createPrice)
        .on("POST /v1/coupons", catalogue::createCoupon)
        .on("DELETE /v1/coupons/{}", catalogue::deleteCoupon)
        .on("POST /v1/customers", customers::create)
        .on("GET /v1/customers", customers::list)
        .on("POST /v1/customers/{}", customers::update)
        .on("DELETE /v1/customers/{}", customers::delete)
        .on("GET /v1/customers/{}/payment_methods", methods::listOfCustomer)
        .on("GET /v1/customers/{}/payment_methods/{}", methods::retrieveOfCustomer)
        .on("GET /v1/payment_methods", methods::list)
        .on("POST /v1/payment_methods/{}/attach", methods::attach)
        .on("POST /v1/payment_methods/{}/detach", methods::detach)
        .on("POST /v1/checkout/sessions", checkouts::create)
        .on("GET /v1/checkout/sessions", checkouts::list)
        .on("GET /v1/checkout/sessions/{}/line_items", checkouts::lineItems)
        .on("POST /v1/checkout/sessions/{}/expire", checkouts::expire)
        .on("POST /v1/subscriptions", subscriptions::create)
        .on("GET /v1/subscriptions", subscriptions::list)
        .on("POST /v1/subscriptions/{}", subscriptions::update)
        .on("DELETE /v1/subscriptions/{}", subscriptions::cancel)
        .on("POST /v1/invoices/create_preview", subscriptions::previewChange)
        .on("GET /v1/invoices", invoices::list)
        .on("POST /v1/invoices/{}/pay", invoices::pay)
        .on("GET /v1/invoice_payments", invoices::payments)
        .on("POST /v1/refunds", refunds::create)
        .on("GET /v1/refunds", refunds::list)
        .on("GET /v1/events", events::list);
  }

  Answer answer(Simulator.Incoming request) {
    try {
      if (!request.authorization().equals("Bearer " + key)) {
        throw StripeError.wrongKey();
      }
      return request
          .idempotencyKey()
          .map(idempotencyKey -> once(idempotencyKey, request))
          .orElseGet(() -> Answer.json(200, handle(request)));
    } catch (StripeError refused) {
      return Answer.json(refused.status(), refused.body());
    }
  }

  /** Repeats the first response to the same key; a request refused as invalid may be corrected. */
  private Answer once(String idempotencyKey, Simulator.Incoming request) {
    String description = request.method() + " " + request.path() + " " + request.parameters();
    Optional<State.StoredAnswer> stored = state.answer(idempotencyKey);
    if (stored.isPresent()) {
      if (!stored.get().request().equals(description)) {
        throw StripeError.otherRequestWithKey(idempotencyKey);
      }
      return Answer.json(stored.get().status(), stored.get().body())
          .with("Idempotent-Replayed", "true");
    }
    State.StoredAnswer answer = handleStorable(description, request);
    state.store(idempotencyKey, answer);
    return Answer.json(answer.status(), answer.body());
  }

  private State.StoredAnswer handleStorable(String description, Simulator.Incoming request) {
    try {
      return new State.StoredAnswer(description, 200, handle(request));
    } catch (StripeError refused) {
      if (refused.status() != 402) {
        throw refused;
      }
      return new State.StoredAnswer(description, refused.status(), refused.body());
    }
  }

  private ObjectNode handle(Simulator.Incoming request) {
    Routes.Match<Function<Call, ObjectNode>> match =
        routes
            .find(request.method(), request.path())
            .orElseThrow(() -> StripeError.noSuchPath(request.method(), request.path()));
    Call call = new Call(match.ids(), Call.parse(request.parameters()));
    return expansion.expand(match.target().apply(call), call.texts("expand"));
  }
}
