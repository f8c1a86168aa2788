package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How a checkout session ends: a payment, a saved card, or its expiry. */
record Checkouts(
    State state,
    Events events,
    PaymentMethods methods,
    Payments payments,
    Subscriptions subscriptions) {

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
    String method = Json.id(methods.attachNew(card, customer));
    ObjectNode intent = state.create("setup_intent");
    String id = Json.id(intent);
    intent
        .put("client_secret", Json.newId(id + "_secret_"))
        .put("customer", customer)
        .put("payment_method", method)
        .put("status", "succeeded");
    state.add(intent);
    events.emit("setup_intent.succeeded", intent);
    session.put("setup_intent", id).put("payment_status", "no_payment_required");
  }

  private void subscribe(ObjectNode session, TestCard card) {
    String customer = Json.text(session, "customer");
    long due = Json.number(session, "amount_total");
    if (card == TestCard.DECLINED && due > 0) {
      payments.declineNewCard(customer, due, Json.text(session, "currency"), card);
    }
    ObjectNode method = methods.attachNew(card, customer);
    ObjectNode order = order(session);
    List<String> coupons = Json.find(order, "coupon").stream().toList();
    ObjectNode subscription =
        payments.confirmed(
            method, () -> subscriptions.start(customer, order, coupons, Json.id(method)));
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
    String id = Json.id(session);
    ObjectNode item =
        Json.template("item")
            .put("id", "li_" + id)
            .put("amount_discount", Json.number(session, "total_details.amount_discount"))
            .put("amount_subtotal", Json.number(session, "amount_subtotal"))
            .put("amount_total", Json.number(session, "amount_total"))
            .put("currency", Json.text(session, "currency"))
            .put("description", state.productName(price));
    item.set("price", price.deepCopy());
    return Json.list("/v1/checkout/sessions/" + id + "/line_items", List.of(item), false);
  }

  void expire(ObjectNode session) {
    session.put("status", "expired").putNull("url");
    events.emit("checkout.session.expired", session);
  }
}
