package com.onelastai.billing.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.CreditNote;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.Invoice;
import com.stripe.model.Refund;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Verifies and parses webhooks. */
@Component
public class StripeEvents {

  private static final Duration TOLERANCE = Duration.ofSeconds(300);
  private static final Pattern HEADER = Pattern.compile("t=(?<time>\\d{1,12})(,v\\d+=\\w+)+");

  private static final String FIRST = "0";
  private static final long MILLIS = 1_000;

  /** Fields of every event. */
  private static final String EVENT = "id type created data.object.object";

  /** Fields of the objects that we rely on. A path leads through all elements of a list. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "checkout.session",
          "id",
          "credit_note",
          "id invoice status amount currency created",
          "dispute",
          "id status amount currency created",
          "invoice",
          "id status created currency subtotal total amount_due amount_paid lines.data.amount"
              + " lines.data.period.start lines.data.period.end",
          "refund",
          "id amount currency created",
          "subscription",
          "id customer status currency start_date items.data.0.id items.data.0.price.id"
              + " items.data.0.current_period_start items.data.0.current_period_end");

  private final StripeProperties settings;
  private final Clock clock;

  StripeEvents(StripeProperties settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Verifies that Stripe signed the event in the last minutes; otherwise 400 {@code
   * invalid_signature}.
   *
   * @param signature the header Stripe-Signature
   * @param wanted the types of events whose object is needed
   */
  public StripeEvent read(String payload, @Nullable String signature, Predicate<String> wanted) {
    if (signature == null
        || !isInTime(signature)
        || settings.webhookSecrets().stream()
            .noneMatch(secret -> isSigned(payload, signature, secret))) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "invalid_signature",
          "The signature is not from Stripe, or it is too old.");
    }
    return parse(payload, wanted);
  }

  /** Parses a verified payload. Throws 400 if it is not an event, or lacks a field. */
  public StripeEvent parse(String payload) {
    return parse(payload, _ -> true);
  }

  private static StripeEvent parse(String payload, Predicate<String> wanted) {
    JsonObject body = body(payload);
    require(body, "", EVENT);
    boolean needsObject = wanted.test(body.get("type").getAsString());
    if (needsObject) {
      JsonObject object = body.getAsJsonObject("data").getAsJsonObject("object");
      String kind = object.get("object").getAsString();
      OlderShapes.update(object, kind);
      require(object, "data.object.", OBJECTS.getOrDefault(kind, ""));
    }
    try {
      Event event = ApiResource.GSON.fromJson(body, Event.class);
      return new StripeEvent(
          event.getId(),
          event.getType(),
          Instant.ofEpochMilli(Math.multiplyExact(event.getCreated(), MILLIS)),
          needsObject ? object(event.getDataObjectDeserializer()) : null);
    } catch (EventDataObjectDeserializationException | RuntimeException e) {
      // The library throws various exceptions if a field has another type.
      throw notAnEvent(e);
    }
  }

  private boolean isSigned(String payload, String signature, String secret) {
    try {
      return Webhook.Signature.verifyHeader(
          payload, signature, secret, TOLERANCE.toSeconds(), clock);
    } catch (SignatureVerificationException e) {
      return false;
    }
  }

  /** The library accepts times in the future and throws at malformed headers. */
  private boolean isInTime(String signature) {
    Matcher header = HEADER.matcher(signature);
    return header.matches()
        && Long.parseLong(header.group("time")) <= clock.instant().plus(TOLERANCE).getEpochSecond();
  }

  private static JsonObject body(String payload) {
    try {
      if (JsonParser.parseString(payload) instanceof JsonObject body
          && body.get("object") instanceof JsonPrimitive kind
          && "event".equals(kind.getAsString())) {
        return body;
      }
    } catch (JsonParseException e) {
      throw notAnEvent(e);
    }
    throw notAnEvent(null);
  }

  private static @Nullable StripeObject object(EventDataObjectDeserializer data)
      throws EventDataObjectDeserializationException {
    return switch (data.deserializeUnsafe()) {
      case Session session -> StripeCheckout.of(session);
      case CreditNote note -> StripeCreditNote.of(note);
      case Dispute dispute -> StripeDispute.of(dispute);
      case Invoice invoice -> StripeInvoice.of(invoice);
      case Refund refund -> StripeRefund.of(refund);
      case Subscription subscription -> StripeSubscription.of(subscription);
      default -> null;
    };
  }

  private static void require(JsonObject json, String parent, String paths) {
    List<FieldProblem> missing =
        Stream.of(paths.split(" "))
            .filter(path -> !path.isEmpty() && !has(json, List.of(path.split("\\."))))
            .map(path -> new FieldProblem(parent + path, "missing", "must be set"))
            .toList();
    if (!missing.isEmpty()) {
      throw ApiException.invalid(missing);
    }
  }

  /** Whether there is a value at the end of the path, in a list in each element. */
  private static boolean has(@Nullable JsonElement json, List<String> path) {
    if (json == null || path.isEmpty()) {
      return json instanceof JsonPrimitive;
    }
    List<String> rest = path.subList(1, path.size());
    return switch (json) {
      case JsonObject object -> has(object.get(path.getFirst()), rest);
      case JsonArray list when path.getFirst().equals(FIRST) ->
          !list.isEmpty() && has(list.get(0), rest);
      case JsonArray list -> list.asList().stream().allMatch(element -> has(element, path));
      default -> false;
    };
  }

  private static ApiException notAnEvent(@Nullable Exception cause) {
    return new ApiException(
        HttpStatus.BAD_REQUEST, "invalid_request", "The body is not a Stripe event.", cause);
  }
}
