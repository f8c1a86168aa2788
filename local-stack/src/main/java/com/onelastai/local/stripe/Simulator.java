package com.onelastai.local.stripe;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Wires everything that works on one state. */
final class Simulator {

  private final Api api;
  private final Pages pages;
  private final Timetable timetable;
  private final @Nullable WebhookSender sender;

  /**
   * @param url of the simulator
   */
  Simulator(SimulatedStripe.Settings settings, State state, String url) {
    URI receiver = settings.webhookUrl();
    sender = receiver == null ? null : new WebhookSender(state, receiver, settings.webhookSecret());
    Events events = new Events(state, receiver != null);
    Disputes disputes = new Disputes(state, events);
    Payments payments = new Payments(state, events, disputes, url + "/receipts/");
    Discounts discounts = new Discounts(state);
    Invoices invoices = new Invoices(state, events, payments, discounts, url + "/invoices/");
    PendingChanges pending = new PendingChanges(state, events, invoices);
    Subscriptions subscriptions = new Subscriptions(state, events, invoices, pending, discounts);
    Catalogue catalogue = new Catalogue(state);
    PaymentMethods methods = new PaymentMethods(state, events);
    Checkouts checkouts = new Checkouts(state, events, methods, payments, subscriptions);
    timetable = new Timetable(state, subscriptions, checkouts, disputes);
    pages = new Pages(state, checkouts, subscriptions, disputes, timetable);
    api = new Api(state, settings.key(), new Expansion(state, checkouts));
    TaxRates taxRates = new TaxRates(state);
    Refunds refunds = new Refunds(state, events, disputes);
    addCatalogue(catalogue, taxRates);
    addCustomers(new Customers(state, events, subscriptions), methods);
    addCheckout(
        new CheckoutCalls(state, catalogue, discounts, taxRates, checkouts, url + "/checkout/"));
    addSubscriptions(
        new SubscriptionCalls(state, events, subscriptions, catalogue, discounts, taxRates));
    addPayments(refunds, disputes, events);
    addCreditNotes(new CreditNotes(state, events, subscriptions, refunds));
  }

  private void addCatalogue(Catalogue catalogue, TaxRates taxRates) {
    api.on("POST /v1/products", catalogue::createProduct)
        .on("POST /v1/products/{}", catalogue::updateProduct)
        .on("POST /v1/prices", catalogue::createPrice)
        .on("POST /v1/tax_rates", taxRates::create)
        .on("POST /v1/coupons", catalogue::createCoupon)
        .on("DELETE /v1/coupons/{}", catalogue::deleteCoupon);
  }

  private void addCustomers(Customers customers, PaymentMethods methods) {
    api.on("POST /v1/customers", customers::create)
        .on("GET /v1/customers", customers::list)
        .on("POST /v1/customers/{}", customers::update)
        .on("DELETE /v1/customers/{}", customers::delete)
        .on("GET /v1/customers/{}/payment_methods", methods::listOfCustomer)
        .on("GET /v1/customers/{}/payment_methods/{}", methods::retrieveOfCustomer)
        .on("GET /v1/payment_methods", methods::list)
        .on("POST /v1/payment_methods/{}/attach", methods::attach)
        .on("POST /v1/payment_methods/{}/detach", methods::detach);
  }

  private void addCheckout(CheckoutCalls checkouts) {
    api.on("POST /v1/checkout/sessions", checkouts::create)
        .list("checkout/sessions", CheckoutCalls.KIND, "customer", "subscription", "status")
        .on("GET /v1/checkout/sessions/{}/line_items", checkouts::lineItems)
        .on("POST /v1/checkout/sessions/{}/expire", checkouts::expire);
  }

  private void addSubscriptions(SubscriptionCalls subscriptions) {
    api.on("POST /v1/subscriptions", subscriptions::create)
        .on("GET /v1/subscriptions", subscriptions::list)
        .on("POST /v1/subscriptions/{}", subscriptions::update)
        .on("POST /v1/subscriptions/{}/resume", subscriptions::resume)
        .on("DELETE /v1/subscriptions/{}", subscriptions::cancel)
        .on("POST /v1/invoices/create_preview", subscriptions::previewChange)
        .on("GET /v1/invoices", subscriptions::listInvoices)
        .on("POST /v1/invoices/{}/pay", subscriptions::payInvoice);
  }

  private void addPayments(Refunds refunds, Disputes disputes, Events events) {
    api.list("invoice_payments", "invoice_payment", "payment.payment_intent", "invoice", "status")
        .on("POST /v1/refunds", refunds::create)
        .list("refunds", "refund", "charge", "payment_intent")
        .list("disputes", Disputes.KIND, "charge", "payment_intent")
        .on("POST /v1/disputes/{}", disputes::update)
        .on("POST /v1/disputes/{}/close", disputes::close)
        .on("GET /v1/events", events::list);
  }

  private void addCreditNotes(CreditNotes creditNotes) {
    api.on("POST /v1/credit_notes", creditNotes::create)
        .list("credit_notes", CreditNotes.KIND, "customer", "invoice")
        .on("POST /v1/credit_notes/{}/void", creditNotes::voidNote);
  }

  Answer answer(Incoming request) {
    catchUp();
    return request.path().startsWith("/v1/") ? api.answer(request) : pages.answer(request);
  }

  boolean catchUp() {
    return timetable.catchUp();
  }

  /** The caller must not hold the state's lock. */
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
