package com.onelastai.local.stripe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The overview of the simulator's objects, and its clock. */
record OverviewPage(State state) {

  private static final int SHOWN = 100;

  Answer show(Call call) {
    SimulatedClock clock = state.clock();
    String body =
        """
        <h1>Stripe simulator</h1>
        <h2>Clock</h2>
        <p>It is %s here, real time moved by %s. The services have clocks of their own.</p>
        <form method="post" action="/simulator/clock">
        <label for="offset">Offset as an ISO duration, such as P31D; PT0S is real time</label>
        <input id="offset" name="offset" value="%s"> <button type="submit">Move</button>
        </form>
        <h2>Customers</h2>
        %s<h2>Subscriptions</h2>
        %s<h2>Disputes</h2>
        %s%s<h2>Webhooks</h2>
        %s\
        """
            .formatted(
                clock.now(),
                clock.offset(),
                clock.offset(),
                table(List.of("Customer", "Name", "E-mail"), customers()),
                table(
                    List.of("Subscription", "Customer", "Product", "Status", "Until", "Renewed"),
                    subscriptions()),
                table(List.of("Dispute", "Charge", "Amount", "Status"), disputes()),
                undecided(),
                table(List.of("Happened", "Event", "Type", "Attempts", "Outcome"), webhooks()));
    return Answer.page(200, Html.widePage("Overview", body));
  }

  private Stream<List<String>> customers() {
    return newestFirst("customer")
        .map(customer ->
            List.of(
                Json.id(customer),
                Json.text(customer, "name"),
                Json.flag(customer, "deleted") ? "deleted" : Json.text(customer, "email")));
  }

  private Stream<List<String>> subscriptions() {
    return newestFirst("subscription")
        .map(found ->
            List.of(
                Json.id(found),
                Json.text(found, "customer"),
                Json.text(Subscriptions.price(found), "product"),
                Json.text(found, "status"),
                Html.time(Period.of(found).end()),
                Json.flag(found, "cancel_at_period_end") ? "no" : "yes"));
  }

  private Stream<List<String>> disputes() {
    return newestFirst(Disputes.KIND)
        .map(dispute ->
            List.of(
                Json.id(dispute),
                Json.text(dispute, "charge"),
                Money.of(Json.number(dispute, "amount"), Json.text(dispute, "currency")),
                Json.text(dispute, "status")));
  }

  /** The visitor is the bank. */
  private String undecided() {
    return newestFirst(Disputes.KIND)
        .filter(dispute -> !Disputes.isDecided(dispute))
        .map(dispute ->
            """
            <form method="post" action="/disputes/%1$s/win"><button>%1$s is won</button>
            <button formaction="/disputes/%1$s/lose">%1$s is lost</button></form>
            """
                .formatted(Html.escaped(Json.id(dispute))))
        .collect(Collectors.joining());
  }

  private Stream<List<String>> webhooks() {
    return newestFirst("event")
        .map(event -> {
          Optional<WebhookSender.Delivery> delivery = state.delivery(Json.id(event));
          return List.of(
              Html.time(Json.number(event, "created")),
              Json.id(event),
              Json.text(event, "type"),
              delivery.map(sent -> String.valueOf(sent.attempts())).orElse("0"),
              delivery.map(WebhookSender.Delivery::outcome).orElse("no webhook URL"));
        });
  }

  private Stream<ObjectNode> newestFirst(String kind) {
    return state.all(kind).toList().reversed().stream().limit(SHOWN);
  }

  private static String table(List<String> head, Stream<List<String>> rows) {
    String heading =
        head.stream()
            .map("<th scope=\"col\">%s</th>"::formatted)
            .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    String body =
        rows.map(row ->
                row.stream()
                    .map(cell -> "<td>" + Html.escaped(cell) + "</td>")
                    .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return body.isEmpty()
        ? "<p>There is none yet.</p>\n"
        : "<table>\n" + heading + body + "</table>\n";
  }
}
