package com.onelastai.local.stack;

import java.util.Map;
import java.util.Optional;

/** Settings that billing-service shares with Stripe or the simulator. */
final class StripeAccess {

  private static final String KEY = "STRIPE_SECRET_KEY";
  private static final String WEBHOOK_SECRET = "STRIPE_WEBHOOK_SECRET";
  private static final String API_BASE = "STRIPE_API_BASE";
  private static final String STRIPE = "https://api.stripe.com";
  private static final String SIMULATOR_KEY = "sk_test_local_simulator";
  private static final String WEBHOOK_PATH = "/api/stripe/webhook";

  private final StackSettings settings;
  private final Addresses addresses;

  StripeAccess(StackSettings settings, Addresses addresses) {
    this.settings = settings;
    this.addresses = addresses;
  }

  /** Stripe's address, if the user has set a key; then there is no simulator. */
  static Optional<String> external(StackSettings settings) {
    return settings.variable(KEY).map(key -> settings.variable(API_BASE).orElse(STRIPE));
  }

  Map<String, String> simulatorEnvironment() {
    return Map.of(
        KEY,
        SIMULATOR_KEY,
        WEBHOOK_SECRET,
        webhookSecret(),
        "STRIPE_WEBHOOK_URL",
        addresses.gateway() + WEBHOOK_PATH);
  }

  /** The user's key and webhook secret, if set, are inherited from the environment. */
  Map<String, String> billingServiceEnvironment() {
    return external(settings)
        .map(address -> Map.of(API_BASE, address))
        .orElseGet(() ->
            Map.of(
                API_BASE, addresses.stripe(), KEY, SIMULATOR_KEY, WEBHOOK_SECRET, webhookSecret()));
  }

  private String webhookSecret() {
    return "whsec_" + settings.secret("stripe-webhook-secret");
  }
}
