package com.onelastai.local.stripe;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's pages, and its clock. */
final class Pages {

  /** Against DNS rebinding: other host names are refused. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

  private final State state;
  private final Timetable timetable;
  private final Subscriptions subscriptions;
  private final Disputes disputes;
  private final Routes<Answer> routes = new Routes<>();

  Pages(
      State state,
      Checkouts checkouts,
      Subscriptions subscriptions,
      Disputes disputes,
      Timetable timetable) {
    CheckoutPage checkout = new CheckoutPage(state, checkouts);
    this.state = state;
    this.timetable = timetable;
    this.subscriptions = subscriptions;
    this.disputes = disputes;
    routes
        .on("GET /", new OverviewPage(state)::show)
        .on("GET /checkout/{}", checkout::show)
        .on("POST /checkout/{}/pay", checkout::pay)
        .on("POST /checkout/{}/cancel", checkout::cancel)
        .on("GET /invoices/{}", this::invoice)
        .on("POST /invoices/{}/confirm", this::confirm)
        .on("POST /disputes/{}/win", call -> decide(call, disputes::win))
        .on("POST /disputes/{}/lose", call -> decide(call, disputes::lose))
        .on("GET /receipts/{}", this::receipt);
  }

  Answer answer(Simulator.Incoming request) {
    if (!THIS_MACHINE.matcher(request.host()).matches()) {
      return Answer.page(403, Html.page("Refused", "<h1>Shown on this machine only.</h1>\n"));
    }
    try {
      return request.path().equals("/simulator/clock")
          ? clock(request)
          : routes.answer(request).orElseGet(Pages::notFound);
    } catch (StripeError refused) {
      return refused.status() == 404
          ? notFound()
          : badRequest(String.valueOf(refused.getMessage()));
    }
  }

  static Answer notFound() {
    return Answer.page(404, Html.page("Not found", "<h1>There is nothing here.</h1>\n"));
  }

  private static Answer badRequest(String why) {
    return Answer.page(400, Html.page("Refused", "<h1>%s</h1>\n".formatted(Html.escaped(why))));
  }

  /** JSON for programs, a form for people. */
  private Answer clock(Simulator.Incoming request) {
    SimulatedClock clock = state.clock();
    boolean json = request.contentType().startsWith("application/json");
    if (request.method().equals("POST")) {
      Optional<Duration> offset = offset(request, json);
      if (offset.isEmpty()) {
        return badRequest("The offset must be an ISO duration, such as P31D");
      }
      clock.setOffset(offset.get());
      timetable.catchUp();
      if (!json) {
        return Answer.seeOther("/");
      }
    }
    return Answer.json(
        200,
        Json.newObject()
            .put("now", clock.now().toString())
            .put("offset", clock.offset().toString()));
  }

  private static Optional<Duration> offset(Simulator.Incoming request, boolean json) {
    try {
      ObjectNode parameters =
          json ? Json.of(request.parameters()) : Call.parse(request.parameters());
      return Json.find(parameters, "offset").map(Duration::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Answer invoice(Call call) {
    ObjectNode invoice = state.inPath("invoice", call.id());
    String currency = Json.text(invoice, "currency");
    String lines =
        Json.each(invoice, "lines.data")
            .map(line -> amount(Json.text(line, "description"), line, "amount", currency))
            .collect(Collectors.joining());
    long discount = sum(invoice, "total_discount_amounts");
    long tax = sum(invoice, "total_taxes");
    long credited = Json.number(invoice, "pre_payment_credit_notes_amount");
    return page(
        "Invoice",
        """
        <h1>Invoice %s</h1>
        <p>For %s, %s. It is %s.</p>
        <table>
        %s%s%s%s%s%s</table>
        %s\
        """,
        Html.escaped(Json.text(invoice, "number")),
        Html.escaped(Json.find(invoice, "customer_email").orElse("a customer")),
        Html.time(Json.number(invoice, "created")),
        Html.escaped(Json.text(invoice, "status")),
        lines,
        discount == 0 ? "" : Html.row("Discount", Money.of(-discount, currency)),
        tax == 0 ? "" : Html.row("Tax", Money.of(tax, currency)),
        Html.total(amount("Total", invoice, "total", currency)),
        credited == 0 ? "" : Html.row("Credit notes", Money.of(-credited, currency)),
        amount("Paid", invoice, "amount_paid", currency),
        Json.text(invoice, "status").equals("open") ? form(invoice) : "");
  }

  private static long sum(ObjectNode invoice, String parts) {
    return Json.each(invoice, parts).mapToLong(part -> Json.number(part, "amount")).sum();
  }

  private static String form(ObjectNode invoice) {
    return """
    <form method="post" action="/invoices/%s/confirm"><button>Confirm and pay</button></form>
    """
        .formatted(Html.escaped(Json.id(invoice)));
  }

  private Answer confirm(Call call) {
    ObjectNode invoice = state.inPath("invoice", call.id());
    if (Json.text(invoice, "status").equals("open")) {
      Optional<StripeError> refused = subscriptions.confirm(invoice);
      if (refused.isPresent()) {
        throw refused.get();
      }
    }
    return Answer.seeOther("/invoices/" + call.id());
  }

  /** The bank decides; a second click changes nothing. */
  private Answer decide(Call call, Consumer<ObjectNode> decision) {
    ObjectNode dispute = state.inPath(Disputes.KIND, call.id());
    if (!Disputes.isDecided(dispute)) {
      decision.accept(dispute);
    }
    return Answer.seeOther("/");
  }

  private Answer receipt(Call call) {
    ObjectNode charge = state.inPath("charge", call.id());
    if (!Json.flag(charge, "paid")) {
      return notFound();
    }
    String currency = Json.text(charge, "currency");
    return page(
        "Receipt",
        """
        <h1>Receipt</h1>
        <p>%s, card ending in %s</p>
        <table>
        %s%s</table>
        """,
        Html.time(Json.number(charge, "created")),
        Html.escaped(Json.text(charge, "payment_method_details.card.last4")),
        Html.total(amount("Paid", charge, "amount", currency)),
        amount("Refunded", charge, "amount_refunded", currency));
  }

  private static String amount(String label, ObjectNode object, String field, String currency) {
    return Html.row(label, Money.of(Json.number(object, field), currency));
  }

  private static Answer page(String title, String format, Object... values) {
    return Answer.page(200, Html.page(title, format.formatted(values)));
  }
}
