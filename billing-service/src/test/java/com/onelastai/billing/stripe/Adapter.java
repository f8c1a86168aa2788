package com.onelastai.billing.stripe;

import com.onelastai.billing.test.StripeServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The adapter by itself, in front of {@link StripeServer}. */
final class Adapter {

  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Price PRO = new Price("plan-pro", "Pro", 2900, "usd", "monthly");
  static final Purchase PURCHASE = new Purchase("user-1", "pro", null, "monthly", null, null);

  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final StripeCalls calls;
  final StripeProducts products;
  final StripeSubscriptions subscriptions;
  final StripePlanChanges planChanges;
  final StripeCheckouts checkouts;
  final StripeCustomers customers;
  final StripeDiscounts discounts;
  final StripeInvoices invoices;
  final StripePaymentMethods paymentMethods;
  final StripeRefunds refunds;

  private Adapter(StripeProperties settings) {
    calls = new StripeCalls(settings);
    products = new StripeProducts(calls);
    subscriptions = new StripeSubscriptions(calls, products, clock);
    planChanges = new StripePlanChanges(calls, products, subscriptions);
    checkouts = new StripeCheckouts(calls, products);
    customers = new StripeCustomers(calls);
    discounts = new StripeDiscounts(calls);
    invoices = new StripeInvoices(calls);
    paymentMethods = new StripePaymentMethods(calls);
    refunds = new StripeRefunds(calls);
  }

  /** With three attempts and short pauses. */
  static Adapter create() {
    return new Adapter(settings(stripe(), Duration.ofSeconds(10), Duration.ofSeconds(20), "whsec"));
  }

  /** With a single attempt. */
  static Adapter at(URI stripe) {
    return new Adapter(settings(stripe, Duration.ofSeconds(10), Duration.ZERO, "whsec"));
  }

  static Adapter waitingFor(Duration answer) {
    return new Adapter(settings(stripe(), answer, Duration.ofSeconds(20), "whsec"));
  }

  static URI stripe() {
    return URI.create(StripeServer.server().baseUrl());
  }

  static StripeProperties settings(String... webhookSecrets) {
    return settings(stripe(), Duration.ofSeconds(1), Duration.ZERO, webhookSecrets);
  }

  private static StripeProperties settings(
      URI stripe, Duration readTimeout, Duration retryFor, String... webhookSecrets) {
    return new StripeProperties(
        "sk_test_secret",
        List.of(webhookSecrets),
        stripe,
        Duration.ofSeconds(1),
        readTimeout,
        3,
        Duration.ofMillis(10),
        retryFor,
        Duration.ofMillis(500));
  }
}
