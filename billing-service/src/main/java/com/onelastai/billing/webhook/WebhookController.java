package com.onelastai.billing.webhook;

import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells what happened. Its signature is what lets it in. */
@PermitAll
@RestController
@Tag(name = "Stripe")
class WebhookController {

  private static final byte[] NOTHING = {};

  private final WebhookReceiver receiver;

  WebhookController(WebhookReceiver receiver) {
    this.receiver = receiver;
  }

  @PostMapping("/api/stripe/webhook")
  @Operation(
      summary = "Receive a webhook event from Stripe",
      description =
          "Only Stripe calls this, with its signature. The answer means that the event is stored; "
              + "an event that comes twice is stored once.")
  @Problems("invalid_signature")
  void receiveStripeEvent(
      @RequestBody(required = false) byte @Nullable [] payload,
      @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
    byte[] bytes = payload == null ? NOTHING : payload;
    receiver.receive(new String(bytes, StandardCharsets.UTF_8), signature);
  }
}
