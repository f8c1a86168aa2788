package com.onelastai.billing.webhook;

import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells what happened. Its signature is what lets it in. */
@Anyone
@RestController
@Tag(name = "Stripe")
class WebhookController {

  private static final byte[] NOTHING = {};

  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @PostMapping("/api/stripe/webhook")
  @Operation(
      summary = "Take in an event",
      description = "For Stripe alone, which signs it. Answered once it is kept.")
  @ApiResponse(responseCode = "200", description = "It is kept, or was before")
  @ApiResponse(responseCode = "400", description = "`invalid_signature`: nothing is kept")
  void receive(
      @RequestBody(required = false) byte @Nullable [] payload,
      @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
    byte[] bytes = payload == null ? NOTHING : payload;
    webhooks.receive(new String(bytes, StandardCharsets.UTF_8), signature);
  }
}
