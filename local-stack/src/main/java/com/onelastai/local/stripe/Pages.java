package com.onelastai.local.stripe;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's pages, and its clock. */
final class Pages {

  /** Against DNS rebinding: other host names are refused. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

  private final State state;
  private final SimulatedClock clock;
  private final Timetable timetable;
  private final Routes<Function<Call, Answer>> routes = new Routes<>();

  Pages(State state, SimulatedClock clock, Checkouts checkouts, Timetable timetable) {
    CheckoutPage checkout = new CheckoutPage(state, checkouts);
    this.state = state;
    this.clock = clock;
    this.timetable = timetable;
    routes
        .on("GET /", new OverviewPage(state, clock)::show)
        .on("GET /checkout/{}", checkout::show)
        .on("POST /checkout/{}/pay", checkout::pay)
        .on("POST /checkout/{}/cancel", checkout::cancel)
        .on("GET /invoices/{}", this::invoice)
        .on("GET /receipts/{}", this::receipt);
  }

  Answer answer(Simulator.Incoming request) {
    if (!THIS_MACHINE.matcher(request.host()).matches()) {
      return Answer.page(403, Html.page("Refused", "<h1>Shown on this machine only.</h1>\n"));
    }
    try {
      if (request.path().equals("/simulator/clock")) {
        return clock(request);
      }
      return routes
          .find(request.method(), request.path())
          .map(match ->
              match.target().apply(new Call(match.ids(), Call.parse(request.parameters()))))
          .orElseGet(Pages::notFound);
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
    ObjectNode now =
        Json.newObject()
            .put("now", clock.now().toString())
            .put("offset", clock.offset().toString());
    return Answer.json(200, now);
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
    return state
        .find("invoice", call.id())
        .map(invoice -> Answer.page(200, invoiceHtml(invoice)))
        .orElseGet(Pages::notFound);
  }

  private static String invoiceHtml(ObjectNode invoice) {
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

  private Answer receipt(Call call) {
    return state
        .find("charge", call.id())
        .filter(charge -> Json.flag(charge, "paid"))
        .map(charge -> Answer.page(200, receiptHtml(charge)))
        .orElseGet(Pages::notFound);
  }

  private static String receiptHtml(ObjectNode charge) {
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
