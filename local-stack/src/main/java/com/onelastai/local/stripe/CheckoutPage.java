package com.onelastai.local.stripe;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The page of a checkout session, for a payment or a new card. */
record CheckoutPage(State state, Checkouts checkouts) {

  Answer show(Call call) {
    return Answer.page(200, html(state.inPath(CheckoutCalls.KIND, call.id()), null));
  }

  /** A second click redirects like the first. */
  Answer pay(Call call) {
    ObjectNode session = state.inPath(CheckoutCalls.KIND, call.id());
    if (Json.text(session, "status").equals("open")) {
      TestCard card =
          call.text("card")
              .flatMap(TestCard::ofNumber)
              .orElseThrow(() -> StripeError.missing("card"));
      try {
        checkouts.complete(session, card);
      } catch (StripeError refused) {
        return Answer.page(402, html(session, refused.getMessage()));
      }
    }
    return Json.text(session, "status").equals("complete")
        ? Answer.seeOther(
            Json.text(session, "success_url").replace("{CHECKOUT_SESSION_ID}", call.id()))
        : show(call);
  }

  /** Redirects; the session stays open. */
  Answer cancel(Call call) {
    ObjectNode session = state.inPath(CheckoutCalls.KIND, call.id());
    return Json.find(session, "cancel_url").map(Answer::seeOther).orElseGet(() -> show(call));
  }

  private String html(ObjectNode session, @Nullable String message) {
    boolean setup = Json.text(session, "mode").equals("setup");
    String title = setup ? "Save a card" : "Checkout";
    return switch (Json.text(session, "status")) {
      case "open" -> Html.page(title, open(session, title, message));
      case "complete" -> Html.page(title, "<h1>This is already complete.</h1>\n");
      default -> Html.page(title, "<h1>This page has expired.</h1>\n");
    };
  }

  private String open(ObjectNode session, String title, @Nullable String message) {
    boolean setup = Json.text(session, "mode").equals("setup");
    return """
    <h1>%s</h1>
    %s%s<form class="wide" method="post" action="/checkout/%s/pay">
    <label for="card">Test card</label>
    <select id="card" name="card">
    %s
    </select>
    <button id="pay" class="primary" type="submit">%s</button>
    </form>
    <form class="wide" method="post" action="/checkout/%s/cancel">
    <button id="cancel" type="submit">Cancel</button>
    </form>
    """
        .formatted(
            title,
            setup ? "<p>Nothing is charged now.</p>\n" : summary(session),
            message == null
                ? ""
                : "<p id=\"message\" role=\"alert\">%s</p>\n".formatted(Html.escaped(message)),
            Json.id(session),
            cards(),
            setup ? "Save card" : "Pay",
            Json.id(session));
  }

  private static String cards() {
    return Arrays.stream(TestCard.values())
        .map(card -> "<option value=\"%s\">%s</option>".formatted(card.number(), card.label()))
        .collect(Collectors.joining("\n"));
  }

  private String summary(ObjectNode session) {
    ObjectNode order = checkouts.order(session);
    ObjectNode price = Json.object(order, "price");
    String currency = Json.text(price, "currency");
    long trialDays = Json.number(order, "trial_days");
    String discount =
        Json.find(order, "coupon")
            .flatMap(id -> state.find("coupon", id))
            .map(coupon ->
                Html.row(
                    "Discount (%s)".formatted(terms(coupon)),
                    "-" + Money.of(Discounts.of(coupon, price), currency)))
            .orElse("");
    long tax = Json.number(session, "total_details.amount_tax");
    String due = Money.of(Json.number(session, "amount_total"), currency);
    return "<table>\n"
        + Html.row(state.productName(price), Money.per(price))
        + discount
        + (trialDays > 0 ? Html.row("Free trial", trialDays + " days") : "")
        + (tax > 0 ? Html.row("Tax", Money.of(tax, currency)) : "")
        + Html.total(Html.row("Due today", due))
        + "</table>\n";
  }

  private static String terms(ObjectNode coupon) {
    String off =
        Json.isNull(coupon, "percent_off")
            ? Money.of(Json.number(coupon, "amount_off"), Json.text(coupon, "currency"))
            : Json.text(coupon, "percent_off") + "%";
    return switch (Json.text(coupon, "duration")) {
      case "once" -> off + ", once";
      case "repeating" -> off + " for " + Json.text(coupon, "duration_in_months") + " months";
      default -> off + ", always";
    };
  }
}
