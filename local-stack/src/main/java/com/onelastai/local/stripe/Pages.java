package com.onelastai.local.stripe;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** What a browser asks for, and the clock. */
final class Pages {

  /** A page elsewhere could else have its own name lead here. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

  private final SimulatedClock clock;
  private final Timetable timetable;
  private final Routes<Function<Call, Answer>> routes = new Routes<>();

  Pages(
      CheckoutPage checkout,
      PaperPages papers,
      OverviewPage overview,
      SimulatedClock clock,
      Timetable timetable) {
    this.clock = clock;
    this.timetable = timetable;
    routes
        .on("GET /", overview::show)
        .on("GET /checkout/{}", checkout::show)
        .on("POST /checkout/{}/pay", checkout::pay)
        .on("POST /checkout/{}/cancel", checkout::cancel)
        .on("GET /invoices/{}", papers::invoice)
        .on("GET /receipts/{}", papers::receipt);
  }

  Answer answer(Incoming request) {
    if (!THIS_MACHINE.matcher(request.host()).matches()) {
      return Answer.page(403, Html.page("Refused", "<h1>Shown on this machine alone.</h1>\n"));
    }
    try {
      if (request.path().equals("/simulator/clock")) {
        return clock(request);
      }
      return routes
          .find(request.method(), request.path())
          .map(match ->
              match
                  .target()
                  .apply(new Call(match.ids(), FormParameters.parse(request.parameters()))))
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
  private Answer clock(Incoming request) {
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
        Json.MAPPER
            .createObjectNode()
            .put("now", clock.now().toString())
            .put("offset", clock.offset().toString());
    return Answer.json(200, now);
  }

  private static Optional<Duration> offset(Incoming request, boolean json) {
    try {
      ObjectNode parameters =
          json ? Json.of(request.parameters()) : FormParameters.parse(request.parameters());
      return Json.find(parameters, "offset").map(Duration::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
