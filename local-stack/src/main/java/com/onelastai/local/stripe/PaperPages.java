package com.onelastai.local.stripe;

import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What Stripe shows of an invoice and of a payment. */
final class PaperPages {

  private final State state;

  PaperPages(State state) {
    this.state = state;
  }

  Answer invoice(Call call) {
    return state
        .find("invoice", call.id())
        .map(invoice -> Answer.page(200, html(invoice)))
        .orElseGet(Pages::notFound);
  }

  private static String html(ObjectNode invoice) {
    String currency = Json.text(invoice, "currency");
    String lines =
        Json.each(invoice, "lines.data")
            .map(line ->
                Html.row(
                    Json.text(line, "description"),
                    Money.of(Json.number(line, "amount"), currency)))
            .collect(Collectors.joining());
    long discount = Json.number(invoice, "subtotal") - Json.number(invoice, "total");
    String body =
        """
        <h1>Invoice %s</h1>
        <p>For %s, %s. It is %s.</p>
        <table>
        %s%s%s%s</table>
        """
            .formatted(
                Html.escaped(Json.text(invoice, "number")),
                Html.escaped(Json.find(invoice, "customer_email").orElse("a customer")),
                Html.time(Json.number(invoice, "created")),
                Html.escaped(Json.text(invoice, "status")),
                lines,
                discount == 0 ? "" : Html.row("Discount", Money.of(-discount, currency)),
                Html.totalRow("Total", Money.of(Json.number(invoice, "total"), currency)),
                Html.row("Paid", Money.of(Json.number(invoice, "amount_paid"), currency)));
    return Html.page("Invoice", body);
  }

  Answer receipt(Call call) {
    return state
        .find("charge", call.id())
        .filter(charge -> Json.flag(charge, "paid"))
        .map(charge -> Answer.page(200, receiptOf(charge)))
        .orElseGet(Pages::notFound);
  }

  private static String receiptOf(ObjectNode charge) {
    String currency = Json.text(charge, "currency");
    String body =
        """
        <h1>Receipt</h1>
        <p>%s, card ending in %s</p>
        <table>
        %s%s</table>
        """
            .formatted(
                Html.time(Json.number(charge, "created")),
                Html.escaped(Json.text(charge, "payment_method_details.card.last4")),
                Html.totalRow("Paid", Money.of(Json.number(charge, "amount"), currency)),
                Html.row("Refunded", Money.of(Json.number(charge, "amount_refunded"), currency)));
    return Html.page("Receipt", body);
  }
}
