package com.onelastai.local.stripe;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's API, as far as this platform calls it. */
final class Api {

  private final State state;
  private final String key;
  private final Expansion expansion;
  private final Routes<Function<Call, ObjectNode>> routes = new Routes<>();

  Api(State state, String key, Expansion expansion) {
    this.state = state;
    this.key = key;
    this.expansion = expansion;
  }

  Api catalogue(CatalogueCalls calls) {
    routes
        .on("POST /v1/products", calls::createProduct)
        .on("GET /v1/products/{}", calls::product)
        .on("POST /v1/products/{}", calls::updateProduct)
        .on("POST /v1/prices", calls::createPrice)
        .on("GET /v1/prices/{}", calls::price)
        .on("POST /v1/coupons", calls::createCoupon)
        .on("GET /v1/coupons/{}", calls::coupon)
        .on("DELETE /v1/coupons/{}", calls::deleteCoupon);
    return this;
  }

  Api customers(CustomerCalls calls) {
    routes
        .on("POST /v1/customers", calls::create)
        .on("GET /v1/customers", calls::list)
        .on("GET /v1/customers/{}", calls::retrieve)
        .on("POST /v1/customers/{}", calls::update)
        .on("DELETE /v1/customers/{}", calls::delete);
    return this;
  }

  Api paymentMethods(PaymentMethodCalls calls) {
    routes
        .on("GET /v1/payment_methods", calls::list)
        .on("GET /v1/payment_methods/{}", calls::retrieve)
        .on("POST /v1/payment_methods/{}/attach", calls::attach)
        .on("POST /v1/payment_methods/{}/detach", calls::detach)
        .on("GET /v1/customers/{}/payment_methods", calls::listOfCustomer)
        .on("GET /v1/customers/{}/payment_methods/{}", calls::retrieveOfCustomer);
    return this;
  }

  Api checkouts(CheckoutCalls calls) {
    routes
        .on("POST /v1/checkout/sessions", calls::create)
        .on("GET /v1/checkout/sessions", calls::list)
        .on("GET /v1/checkout/sessions/{}", calls::retrieve)
        .on("GET /v1/checkout/sessions/{}/line_items", calls::lineItems)
        .on("POST /v1/checkout/sessions/{}/expire", calls::expire);
    return this;
  }

  Api subscriptions(SubscriptionCalls calls) {
    routes
        .on("POST /v1/subscriptions", calls::create)
        .on("GET /v1/subscriptions", calls::list)
        .on("GET /v1/subscriptions/{}", calls::retrieve)
        .on("POST /v1/subscriptions/{}", calls::update)
        .on("DELETE /v1/subscriptions/{}", calls::cancel)
        .on("POST /v1/invoices/create_preview", calls::preview);
    return this;
  }

  Api invoices(InvoiceCalls calls) {
    routes
        .on("GET /v1/invoices", calls::list)
        .on("GET /v1/invoices/{}", calls::retrieve)
        .on("POST /v1/invoices/{}/pay", calls::pay)
        .on("GET /v1/invoice_payments", calls::payments)
        .on("GET /v1/invoice_payments/{}", calls::payment);
    return this;
  }

  Api payments(PaymentCalls calls) {
    routes
        .on("GET /v1/payment_intents/{}", calls::intent)
        .on("GET /v1/setup_intents/{}", calls::setupIntent)
        .on("GET /v1/charges/{}", calls::charge)
        .on("POST /v1/refunds", calls::createRefund)
        .on("GET /v1/refunds", calls::refunds)
        .on("GET /v1/refunds/{}", calls::refund);
    return this;
  }

  Api events(EventCalls calls) {
    routes.on("GET /v1/events", calls::list).on("GET /v1/events/{}", calls::retrieve);
    return this;
  }

  Answer answer(Incoming request) {
    try {
      if (!request.authorization().equals("Bearer " + key)) {
        throw StripeError.wrongKey();
      }
      return request
          .idempotencyKey()
          .map(idempotencyKey -> once(idempotencyKey, request))
          .orElseGet(() -> Answer.json(200, answered(request)));
    } catch (StripeError refused) {
      return Answer.json(refused.status(), refused.body());
    }
  }

  /** Repeats what was answered to the same key; a request that was wrong may be put right. */
  private Answer once(String idempotencyKey, Incoming request) {
    String description = request.method() + " " + request.path() + " " + request.parameters();
    Optional<State.KeptAnswer> kept = state.answer(idempotencyKey);
    if (kept.isPresent()) {
      if (!kept.get().request().equals(description)) {
        throw StripeError.otherRequestWithKey(idempotencyKey);
      }
      return Answer.json(kept.get().status(), kept.get().body())
          .with("Idempotent-Replayed", "true");
    }
    State.KeptAnswer answer = executed(description, request);
    state.keep(idempotencyKey, answer);
    return Answer.json(answer.status(), answer.body());
  }

  private State.KeptAnswer executed(String description, Incoming request) {
    try {
      return new State.KeptAnswer(description, 200, answered(request));
    } catch (StripeError refused) {
      if (refused.status() != 402) {
        throw refused;
      }
      return new State.KeptAnswer(description, refused.status(), refused.body());
    }
  }

  private ObjectNode answered(Incoming request) {
    Routes.Match<Function<Call, ObjectNode>> match =
        routes
            .find(request.method(), request.path())
            .orElseThrow(() -> StripeError.noSuchPath(request.method(), request.path()));
    Call call = new Call(match.ids(), FormParameters.parse(request.parameters()));
    return expansion.expand(match.target().apply(call), call.texts("expand"));
  }
}
