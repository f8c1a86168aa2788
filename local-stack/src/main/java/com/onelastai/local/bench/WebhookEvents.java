package com.onelastai.local.bench;

import com.onelastai.local.stripe.WebhookSignature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Webhooks signed as by Stripe: each is about a new subscription of its own. */
record WebhookEvents(URI address) {

  static final String SECRET = "whsec_bench";

  private static final Duration MONTH = Duration.ofDays(30);

  /**
   * @param id of the event, and part of the subscription's
   */
  byte[] subscriptionCreated(String id, String userId, String agentId) {
    long now = Instant.now().getEpochSecond();
    String payload =
        """
        {"id":"evt_%1$s","object":"event","api_version":"2026-05-27.dahlia","created":%4$d,\
        "livemode":false,"pending_webhooks":1,"type":"customer.subscription.created","data":{"object":\
        {"id":"sub_%1$s","object":"subscription","customer":"cus_%1$s","status":"active",\
        "created":%4$d,"start_date":%4$d,"currency":"usd","cancel_at_period_end":false,\
        "collection_method":"charge_automatically","latest_invoice":"in_%1$s",\
        "metadata":{"userId":"%2$s","planId":"agent","agentId":"%3$s","period":"monthly"},\
        "items":{"object":"list","data":[{"id":"si_%1$s","object":"subscription_item","quantity":1,\
        "current_period_start":%4$d,"current_period_end":%5$d,"price":{"id":"price_%1$s",\
        "object":"price","currency":"usd","unit_amount":1900,"product":"agent-%3$s",\
        "recurring":{"interval":"month","interval_count":1}}}]}}}}\
        """
            .formatted(id, userId, agentId, now, now + MONTH.toSeconds());
    Map<String, String> headers =
        Map.of("Stripe-Signature", WebhookSignature.of(SECRET, payload, now));
    return HttpConnection.post(address, "/api/stripe/webhook", headers, payload);
  }
}
