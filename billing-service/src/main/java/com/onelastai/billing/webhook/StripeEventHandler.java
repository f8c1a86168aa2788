package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.StripeEvent;
import java.util.Set;

/**
 * Acts on what Stripe tells. It may be told the same again, and told things in any order; a failure
 * has it told again later.
 */
public interface StripeEventHandler {

  /** The types of events that it acts on. No other handler acts on them. */
  Set<String> types();

  void handle(StripeEvent event);
}
