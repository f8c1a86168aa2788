package com.onelastai.local.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks signed as by Stripe: each is about a new subscription of its own. */
final class WebhookEvents {

  static final String SECRET = "whsec_bench";

  private static final String PATH = "/api/stripe/webhook";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration MONTH = Duration.ofDays(30);

  private final URI address;
  private final Mac mac;

  WebhookEvents(URI address) {
    this.address = address;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

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
        Map.of("Stripe-Signature", "t=" + now + ",v1=" + sign(now + "." + payload));
    return HttpConnection.post(address, PATH, headers, payload);
  }

  private synchronized String sign(String signed) {
    return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
