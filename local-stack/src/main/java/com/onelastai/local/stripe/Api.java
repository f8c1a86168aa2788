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
          Map.entry("disputes", Disputes.KIND),
          Map.entry("tax_rates", TaxRates.KIND),
          Map.entry("credit_notes", CreditNotes.KIND),
          Map.entry("events", "event"));

  private final State state;
  private final String key;
  private final Expansion expansion;
  private final Routes<ObjectNode> routes = new Routes<>();

  Api(State state, String key, Expansion expansion) {
    this.state = state;
    this.key = key;
    this.expansion = expansion;
    RETRIEVABLE.forEach(
        (path, kind) -> on("GET /v1/" + path + "/{}", call -> state.inPath(kind, call.id())));
  }

  Api on(String request, Function<Call, ObjectNode> handler) {
    routes.on(request, call -> expansion.expand(handler.apply(call), call.texts("expand")));
    return this;
  }

  /**
   * @param filters parameters that ask for a field's value
   */
  Api list(String path, String kind, String... filters) {
    return on("GET /v1/" + path, call -> Json.page(call, state.all(kind), filters));
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
    if (stored.isEmpty()) {
      State.StoredAnswer answer = handleStorable(description, request);
      state.store(idempotencyKey, answer);
      return Answer.json(answer.status(), answer.body());
    }
    if (!stored.get().request().equals(description)) {
      throw StripeError.otherRequestWithKey(idempotencyKey);
    }
    return Answer.json(stored.get().status(), stored.get().body())
        .with("Idempotent-Replayed", "true");
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
    return routes
        .answer(request)
        .orElseThrow(() -> StripeError.noSuchPath(request.method(), request.path()));
  }
}
