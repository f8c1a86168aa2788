package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a checkout session ends: a payment, a saved card, or its expiry. */
final class Checkouts {

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final PaymentMethods methods;
  private final Payments payments;
  private final Subscriptions subscriptions;

  Checkouts(
      State state,
      SimulatedClock clock,
      Events events,
      PaymentMethods methods,
      Payments payments,
      Subscriptions subscriptions) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.methods = methods;
    this.payments = payments;
    this.subscriptions = subscriptions;
  }

  /** Throws a declined payment as an error; the session then stays open. */
  void complete(ObjectNode session, TestCard card) {
    if (Json.text(session, "mode").equals("setup")) {
      saveCard(session, card);
    } else {
      subscribe(session, card);
    }
    session.put("status", "complete").putNull("url");
    ObjectNode customer = state.get("customer", Json.text(session, "customer"));
    session
        .putObject("customer_details")
        .put("email", Json.find(customer, "email").orElse(null))
        .put("name", Json.find(customer, "name").orElse(null))
        .put("phone", Json.find(customer, "phone").orElse(null))
        .put("tax_exempt", "none")
        .putNull("address")
        .putArray("tax_ids");
    events.emit("checkout.session.completed", session);
  }

  private void saveCard(ObjectNode session, TestCard card) {
    String customer = Json.text(session, "customer");
    String method = Json.text(methods.attachNew(card, customer), "id");
    ObjectNode intent = newSetupIntent(customer);
    intent.put("payment_method", method).put("status", "succeeded");
    events.emit("setup_intent.succeeded", intent);
    session.put("setup_intent", Json.id(intent)).put("payment_status", "no_payment_required");
  }

  private ObjectNode newSetupIntent(String customer) {
    String id = Json.newId("seti_");
    return state.add(
        Json.template("setup_intent", id)
            .put("client_secret", Json.newId(id + "_secret_"))
            .put("created", clock.seconds())
            .put("customer", customer));
  }

  private void subscribe(ObjectNode session, TestCard card) {
    String customer = Json.text(session, "customer");
    long due = Json.number(session, "amount_total");
    if (card == TestCard.DECLINED && due > 0) {
      payments.declineNewCard(customer, due, Json.text(session, "currency"), card);
    }
    String method = Json.text(methods.attachNew(card, customer), "id");
    ObjectNode order = order(session);
    ObjectNode subscription =
        subscriptions.start(
            new SubscriptionJson.Order(
                customer,
                Json.object(order, "price"),
                Json.object(order, "metadata"),
                Json.find(order, "description").orElse(null),
                Json.find(order, "coupon").map(List::of).orElse(List.of()),
                Json.number(order, "trial_days"),
                method));
    session
        .put("subscription", Json.id(subscription))
        .put("invoice", Json.text(subscription, "latest_invoice"))
        .put("payment_status", due > 0 ? "paid" : "no_payment_required");
  }

  ObjectNode order(ObjectNode session) {
    return state.get("checkout.order", CheckoutCalls.orderId(Json.id(session)));
  }

  ObjectNode lineItems(ObjectNode session) {
    ObjectNode price = Json.object(order(session), "price");
    return CheckoutCalls.lineItems(session, price, productName(price));
  }

  String productName(ObjectNode price) {
    return Json.text(state.get("product", Json.text(price, "product")), "name");
  }

  void expire(ObjectNode session) {
    session.put("status", "expired").putNull("url");
    events.emit("checkout.session.expired", session);
  }
}
