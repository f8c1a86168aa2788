package com.onelastai.local.stripe;

import java.net.URI;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** All that works on one state, put together. */
final class Simulator {

  private final State state;
  private final SimulatedClock clock;
  private final Api api;
  private final Pages pages;
  private final Timetable timetable;
  private final @Nullable WebhookSender sender;

  /**
   * @param url where the simulator is reached
   * @param lock of the state, for what works beside the requests
   */
  Simulator(SimulatorSettings settings, State.Saved saved, String url, Lock lock) {
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
    CatalogueCalls catalogue = new CatalogueCalls(state, clock);
    PaymentMethodCalls methods = new PaymentMethodCalls(state, clock, events);
    Checkouts checkouts = new Checkouts(state, clock, events, methods, payments, subscriptions);
    this.timetable = new Timetable(state, clock, subscriptions, checkouts);
    this.pages =
        new Pages(
            new CheckoutPage(state, checkouts),
            new PaperPages(state),
            new OverviewPage(state, clock),
            clock,
            timetable);
    this.api =
        new Api(state, settings.key(), new Expansion(state, checkouts))
            .catalogue(catalogue)
            .customers(new CustomerCalls(state, clock, events, subscriptions))
            .paymentMethods(methods)
            .checkouts(new CheckoutCalls(state, clock, catalogue, discounts, checkouts, url))
            .subscriptions(
                new SubscriptionCalls(state, clock, events, subscriptions, catalogue, discounts))
            .invoices(new InvoiceCalls(state, subscriptions))
            .payments(new PaymentCalls(state, clock, events))
            .events(new EventCalls(state));
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

  /** Without the lock, which is taken while the state is looked at. */
  boolean sendDue() throws InterruptedException {
    return sender != null && sender.sendDue();
  }
}
