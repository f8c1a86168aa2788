package com.onelastai.local.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in Stripe's form. */
final class StripeError extends RuntimeException {

  private static final String INVALID_REQUEST = "invalid_request_error";

  private final int status;
  private final ObjectNode error = Json.MAPPER.createObjectNode();

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

  /** What the path names is not there. */
  static StripeError notFound(String type, String id) {
    return new StripeError(404, INVALID_REQUEST, "resource_missing", noSuch(type, id))
        .put("param", "id");
  }

  /** What a parameter names is not there. */
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

  /** What the simulator cannot do, though Stripe can. */
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

  static StripeError declined(Decline decline, @Nullable String charge) {
    return new StripeError(402, "card_error", "card_declined", decline.message())
        .put("decline_code", decline.code())
        .put("charge", charge);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.set("error", error);
    return body;
  }
}
