package com.onelastai.local.stripe;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Wires everything that works on one state. */
final class Simulator {

  private final State state;
  private final SimulatedClock clock;
  private final Api api;
  private final Pages pages;
  private final Timetable timetable;
  private final @Nullable WebhookSender sender;

  /**
   * @param url of the simulator
   * @param lock of the state
   */
  Simulator(SimulatedStripe.Settings settings, State.Saved saved, String url, Lock lock) {
    URI receiver = settings.webhookUrl();
    this.state = State.of(saved);
    this.clock = new SimulatedClock(settings.clock(), saved.offset());
    this.sender =
        receiver == null
            ? null
            : new WebhookSender(state, clock, lock, receiver, settings.webhookSecret());
    Events events = new Events(state, clock, receiver != null);
    Payments payments = new Payments(state, clock, events, url);
    Discounts discounts = new Discounts(state, clock);
    Invoices invoices = new Invoices(state, clock, events, payments, discounts, url);
    Subscriptions subscriptions = new Subscriptions(state, clock, events, invoices, discounts);
    Catalogue catalogue = new Catalogue(state, clock);
    PaymentMethods methods = new PaymentMethods(state, clock, events);
    Checkouts checkouts = new Checkouts(state, clock, events, methods, payments, subscriptions);
    this.timetable = new Timetable(state, clock, subscriptions, checkouts);
    this.pages = new Pages(state, clock, checkouts, timetable);
    this.api =
        new Api(
            state,
            settings.key(),
            new Expansion(state, checkouts),
            catalogue,
            new Customers(state, clock, events, subscriptions),
            methods,
            new CheckoutCalls(state, clock, catalogue, discounts, checkouts, url),
            new SubscriptionCalls(state, clock, events, subscriptions, catalogue, discounts),
            new InvoiceCalls(state, subscriptions),
            new Refunds(state, clock, events),
            events);
  }

  Answer answer(Incoming request) {
    timetable.catchUp();
    return request.path().startsWith("/v1/") ? api.answer(request) : pages.answer(request);
  }

  boolean catchUp() {
    return timetable.catchUp();
  }

  SimulatedClock clock() {
    return clock;
  }

  State.Saved save() {
    return state.save(clock.offset());
  }

  /** The caller must not hold the lock. */
  boolean sendDue() throws InterruptedException {
    return sender != null && sender.sendDue();
  }

  /**
   * A request as it came.
   *
   * @param parameters form-encoded: the query of a GET or DELETE, else the body
   */
  record Incoming(
      String method,
      String path,
      String parameters,
      String contentType,
      String host,
      String authorization,
      Optional<String> idempotencyKey) {
    static Incoming of(Request request) {
      URI url = URI.create(request.getUrl());
      String method = request.getMethod().getName();
      String query = Objects.requireNonNullElse(url.getRawQuery(), "");
      return new Incoming(
          method,
          url.getPath(),
          method.equals("POST") ? request.getBodyAsString() : query,
          header(request, "Content-Type"),
          header(request, "Host"),
          header(request, "Authorization"),
          Optional.of(header(request, "Idempotency-Key")).filter(key -> !key.isEmpty()));
    }

    private static String header(Request request, String name) {
      return Objects.requireNonNullElse(request.getHeader(name), "");
    }
  }
}
