package com.onelastai.local.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An error response in Stripe's format. */
final class StripeError extends RuntimeException {

  static final String DECLINED = "Your card was declined.";
  static final String DECLINE_CODE = "generic_decline";

  private static final String INVALID_REQUEST = "invalid_request_error";

  private final int status;
  private final ObjectNode error = Json.newObject();

  private StripeError(int status, String type, @Nullable String code, String message) {
    super(message);
    this.status = status;
    put("type", type);
    put("code", code);
    put("message", message);
  }

  private StripeError put(String name, @Nullable String value) {
    if (value != null) {
      error.put(name, value);
    }
    return this;
  }

  static StripeError wrongKey() {
    return new StripeError(401, INVALID_REQUEST, null, "Invalid API Key provided");
  }

  static StripeError noSuchPath(String method, String path) {
    return new StripeError(
        404,
        INVALID_REQUEST,
        null,
        "Unrecognized request URL (%s: %s) of the Stripe simulator".formatted(method, path));
  }

  /** The object in the path does not exist. */
  static StripeError notFound(String type, String id) {
    return new StripeError(404, INVALID_REQUEST, "resource_missing", noSuch(type, id))
        .put("param", "id");
  }

  /** The object named by a parameter does not exist. */
  static StripeError unknown(String type, String id, String param) {
    return new StripeError(400, INVALID_REQUEST, "resource_missing", noSuch(type, id))
        .put("param", param);
  }

  private static String noSuch(String type, String id) {
    return "No such %s: '%s'".formatted(type.replaceFirst(".*\\.", ""), id);
  }

  static StripeError missing(String param) {
    return new StripeError(
            400, INVALID_REQUEST, "parameter_missing", "Missing required param: " + param + ".")
        .put("param", param);
  }

  static StripeError invalid(String param, String message) {
    return new StripeError(400, INVALID_REQUEST, null, message).put("param", param);
  }

  static StripeError refused(@Nullable String code, String message) {
    return new StripeError(400, INVALID_REQUEST, code, message);
  }

  /** Stripe can do this, the simulator cannot. */
  static StripeError notSimulated(String param) {
    return new StripeError(
            400, INVALID_REQUEST, "not_simulated", "The Stripe simulator does not know this yet")
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
        .put("decline_code", DECLINE_CODE)
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
