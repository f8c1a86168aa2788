package com.onelastai.tools.developer;

import com.onelastai.tools.developer.DeveloperResult.Detail;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JWT (RFC 7519) without a look at its signature. */
final class Jwt {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** In the year 9999. */
  private static final double MAX_SECONDS = 253_402_300_799.0;

  private static final int SIGNED = 3;
  private static final int ENCRYPTED = 5;

  private Jwt() {}

  static DeveloperResult decode(String token, Instant now) {
    String[] parts = token.strip().split("\\.", -1);
    if (parts.length != SIGNED && parts.length != ENCRYPTED) {
      throw new ToolFailedException("A JWT has three parts, or five if it is encrypted.");
    }
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("header", object(parts[0], "header").toPrettyString()));
    if (parts.length == ENCRYPTED) {
      return new DeveloperResult(
          null, details, "The claims are encrypted. Nothing here was verified.");
    }
    JsonNode claims = object(parts[1], "second part");
    details.add(new Detail("claims", claims.toPrettyString()));
    addTime(details, claims, "iat", "issued");
    addTime(details, claims, "nbf", "not before");
    addTime(details, claims, "exp", isExpired(claims, now) ? "expired" : "expires");
    return new DeveloperResult(
        null, details, "The signature was not verified: anybody can have written this.");
  }

  private static JsonNode object(String part, String name) {
    try {
      JsonNode value = JSON.readTree(Base64.getUrlDecoder().decode(part));
      if (value.isObject()) {
        return value;
      }
    } catch (IllegalArgumentException | JacksonException malformed) {
      // Told below.
    }
    throw new ToolFailedException("The " + name + " of the JWT is no JSON object in Base64url.");
  }

  private static void addTime(List<Detail> details, JsonNode claims, String claim, String name) {
    time(claims, claim).ifPresent(time -> details.add(new Detail(name, time.toString())));
  }

  private static boolean isExpired(JsonNode claims, Instant now) {
    return time(claims, "exp").filter(now::isAfter).isPresent();
  }

  /** A number of seconds since 1970, of which parts are allowed. */
  private static Optional<Instant> time(JsonNode claims, String claim) {
    JsonNode value = claims.path(claim);
    double seconds = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
    return Math.abs(seconds) <= MAX_SECONDS
        ? Optional.of(Instant.ofEpochSecond((long) seconds))
        : Optional.empty();
  }
}
