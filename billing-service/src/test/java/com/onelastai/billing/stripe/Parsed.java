package com.onelastai.billing.stripe;

import com.stripe.model.CreditNote;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's objects, parsed as in webhooks. */
public final class Parsed {

  private Parsed() {}

  public static StripeInvoice invoice(ObjectNode json) {
    return StripeInvoice.of(ApiResource.GSON.fromJson(json.toString(), Invoice.class));
  }

  public static StripeCreditNote creditNote(ObjectNode json) {
    return StripeCreditNote.of(ApiResource.GSON.fromJson(json.toString(), CreditNote.class));
  }

  public static StripeDispute dispute(ObjectNode json) {
    return StripeDispute.of(ApiResource.GSON.fromJson(json.toString(), Dispute.class));
  }

  public static StripeRefund refund(ObjectNode json) {
    return StripeRefund.of(ApiResource.GSON.fromJson(json.toString(), Refund.class));
  }

  public static StripeSubscription subscription(ObjectNode json) {
    return StripeSubscription.of(ApiResource.GSON.fromJson(json.toString(), Subscription.class));
  }
}
