package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import java.util.Set;

/**
 * Handles Stripe events of some types. An event may come more than once and in any order; after a
 * failure it is retried.
 */
public interface StripeEventHandler {

  /** The event types it handles; no other handler has the same. */
  Set<String> types();

  void handle(StripeEvent event);
}
