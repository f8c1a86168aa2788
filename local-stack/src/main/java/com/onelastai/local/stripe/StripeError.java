package com.onelastai.local.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An error response in Stripe's format. */
final class StripeError extends RuntimeException {

  private static final String DECLINED = "Your card was declined.";

  private final int status;
  private final ObjectNode error = Json.newObject();

  private StripeError(int status, String type, @Nullable String code, String message) {
    super(message);
    this.status = status;
    put("type", type).put("code", code).put("message", message);
  }

  private StripeError put(String name, @Nullable String value) {
    if (value != null) {
      error.put(name, value);
    }
    return this;
  }

  private static StripeError invalidRequest(int status, @Nullable String code, String message) {
    return new StripeError(status, "invalid_request_error", code, message);
  }

  static StripeError wrongKey() {
    return invalidRequest(401, null, "Invalid API Key provided");
  }

  static StripeError noSuchPath(String method, String path) {
    String message = "Unrecognized request URL (%s: %s) of the Stripe simulator";
    return invalidRequest(404, null, message.formatted(method, path));
  }

  /** The object in the path does not exist. */
  static StripeError notFound(String type, String id) {
    return noSuchObject(404, type, id, "id");
  }

  /** The object named by a parameter does not exist. */
  static StripeError unknown(String type, String id, String param) {
    return noSuchObject(400, type, id, param);
  }

  private static StripeError noSuchObject(int status, String type, String id, String param) {
    String message = "No such %s: '%s'".formatted(type.replaceFirst(".*\\.", ""), id);
    return invalidRequest(status, "resource_missing", message).put("param", param);
  }

  /** The bank wants the buyer to confirm the payment. */
  static StripeError unconfirmed() {
    return new StripeError(
        402,
        "card_error",
        "subscription_payment_intent_requires_action",
        "Payment for this subscription requires additional user action before it can be completed"
            + " successfully.");
  }

  static StripeError missing(String param) {
    String message = "Missing required param: " + param + ".";
    return refused("parameter_missing", message).put("param", param);
  }

  static StripeError invalid(String param, String message) {
    return refused(null, message).put("param", param);
  }

  static StripeError refused(@Nullable String code, String message) {
    return invalidRequest(400, code, message);
  }

  /** Stripe can do this, the simulator cannot. */
  static StripeError notSimulated(String param) {
    return refused("not_simulated", "The Stripe simulator does not know this yet")
        .put("param", param);
  }

  static StripeError otherRequestWithKey(String key) {
    return new StripeError(
        400,
        "idempotency_error",
        null,
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with: "
            + key);
  }

  static StripeError declined(@Nullable String charge) {
    return new StripeError(402, "card_error", "card_declined", DECLINED)
        .put("decline_code", "generic_decline")
        .put("charge", charge);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode body = Json.newObject();
    body.set("error", error);
    return body;
  }
}
