package com.onelastai.local.stack;

import java.util.Map;
import java.util.Optional;

/** Settings that billing-service shares with Stripe or the simulator. */
record StripeAccess(StackSettings settings, Addresses addresses) {

  private static final String SIMULATOR_KEY = "sk_test_local_simulator";

  /** Stripe's address, if the user has set a key; then there is no simulator. */
  static Optional<String> external(StackSettings settings) {
    return settings
        .variable("STRIPE_SECRET_KEY")
        .map(key -> settings.variable("STRIPE_API_BASE").orElse("https://api.stripe.com"));
  }

  Map<String, String> simulatorEnvironment() {
    return Map.of(
        "STRIPE_SECRET_KEY",
        SIMULATOR_KEY,
        "STRIPE_WEBHOOK_SECRET",
        webhookSecret(),
        "STRIPE_WEBHOOK_URL",
        addresses.gateway() + "/api/stripe/webhook");
  }

  /** The user's key and webhook secret, if set, are inherited from the environment. */
  Map<String, String> billingServiceEnvironment() {
    return external(settings)
        .map(address -> Map.of("STRIPE_API_BASE", address))
        .orElseGet(() ->
            Map.of(
                "STRIPE_API_BASE", addresses.stripe(),
                "STRIPE_SECRET_KEY", SIMULATOR_KEY,
                "STRIPE_WEBHOOK_SECRET", webhookSecret()));
  }

  private String webhookSecret() {
    return "whsec_" + settings.secret("stripe-webhook-secret");
  }
}
