package com.onelastai.support.notification.push;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/notifications")
@Tag(name = "Notifications")
class PushController {

  private static final int AUTH_LENGTH = 16;

  private final PushSubscriptions subscriptions;
  private final PushHosts hosts;
  private final ServerKey key;
  private final Clock clock;

  PushController(PushSubscriptions subscriptions, PushHosts hosts, ServerKey key, Clock clock) {
    this.subscriptions = subscriptions;
    this.hosts = hosts;
    this.key = key;
    this.clock = clock;
  }

  @GetMapping("/push-key")
  @Operation(
      summary = "Get the key for push subscriptions",
      description = "The `applicationServerKey` that a browser subscribes with.")
  PushKey getPushKey() {
    return new PushKey(key.publicKey());
  }

  @GetMapping("/push-subscriptions")
  @Operation(
      summary = "List the browsers that get the caller's push messages",
      description = "Newest first, at most 20.")
  Listing<PushSubscriptionView> listPushSubscriptions(Caller caller) {
    return Listing.all(
        subscriptions.of(caller.userId()).stream().map(PushSubscriptionView::of).toList());
  }

  @PostMapping("/push-subscriptions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Send the caller's push messages to a browser",
      description =
          "The JSON of the browser's `PushSubscription`. The same browser again replaces its "
              + "subscription; it gets the messages of the user who subscribed it last. A user's "
              + "21st browser replaces the oldest. Messages are sent if the preference "
              + "`notifications.push` is on.")
  PushSubscriptionView addPushSubscription(
      @Valid @RequestBody NewPushSubscription body, Caller caller) {
    URI endpoint =
        hosts
            .endpoint(body.endpoint())
            .orElseThrow(
                () -> invalid("endpoint", "must be an https URL of a push service's public host"));
    requirePoint(body.keys().p256dh());
    requireSecret(body.keys().auth());
    PushSubscription subscription =
        new PushSubscription(
            DigestUtils.sha256Hex(endpoint.toString()),
            caller.userId(),
            endpoint.toString(),
            body.keys().p256dh(),
            body.keys().auth(),
            clock.instant());
    subscriptions.save(subscription);
    return PushSubscriptionView.of(subscription);
  }

  @DeleteMapping("/push-subscriptions/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Send no more push messages to a browser",
      description = "Does nothing if it gets none.")
  void removePushSubscription(@PathVariable String id, Caller caller) {
    subscriptions.remove(caller.userId(), id);
  }

  private static void requirePoint(String p256dh) {
    try {
      P256.publicKey(P256.decode(p256dh));
    } catch (IllegalArgumentException noPoint) {
      throw invalid("keys.p256dh", "must be a point of P-256, uncompressed, in base64url");
    }
  }

  private static void requireSecret(String auth) {
    try {
      if (P256.decode(auth).length == AUTH_LENGTH) {
        return;
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, as one of the wrong length.
    }
    throw invalid("keys.auth", "must be 16 bytes in base64url");
  }

  private static ApiException invalid(String field, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, "invalid", detail)));
  }

  record PushKey(
      @Schema(
              example =
                  "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")
          String publicKey) {}

  /** A browser's {@code PushSubscription} as JSON, which may have other fields. */
  record NewPushSubscription(
      @NotNull @Size(max = 1_000) @Schema(example = "https://updates.push.example/wpush/v2/gAAAA")
          String endpoint,
      @NotNull @Valid Keys keys) {

    @Schema(name = "PushSubscriptionKeys")
    record Keys(
        @NotNull
            @Size(max = 100)
            @Schema(
                example =
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
            String p256dh,
        @NotNull @Size(max = 30) @Schema(example = "BTBZMqHH6r4Tts7J_aSIgg") String auth) {}
  }

  record PushSubscriptionView(
      @Schema(example = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8")
          String id,
      @Schema(description = "The push service's host", example = "updates.push.example")
          String service,
      Instant createdAt) {

    static PushSubscriptionView of(PushSubscription subscription) {
      return new PushSubscriptionView(
          subscription.id(),
          URI.create(subscription.endpoint()).getHost(),
          subscription.createdAt());
    }
  }
}
