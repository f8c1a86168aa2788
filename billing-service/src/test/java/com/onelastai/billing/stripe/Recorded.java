package com.onelastai.billing.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.problem.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Recorded responses of Stripe's API version, and checks of the requests. */
final class Recorded {

  /** The time of all responses. */
  static final Instant ANSWERED = Instant.parse("2026-03-15T12:00:03Z");

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant END = Instant.parse("2026-04-01T12:00:00Z");

  private static final Purchase PURCHASE =
      new Purchase("user-1", "pro", null, "monthly", "SPRING", "res-1");
  private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

  static final StripeCheckout CHECKOUT =
      new StripeCheckout(
          "cs_test_1Test",
          "cus_1Test",
          "open",
          "https://checkout.example/c/pay/cs_test_1Test",
          PURCHASE,
          null);

  static final StripeRefund REFUND =
      new StripeRefund(
          "re_1Test",
          "pending",
          1000,
          "usd",
          NOON,
          "pi_1Test",
          "in_1Test",
          "user-1",
          "request-1",
          null);

  static final StripeSubscription SUBSCRIPTION =
      new StripeSubscription(
          "sub_1Test",
          "cus_1Test",
          "active",
          "si_1Test",
          2900,
          "usd",
          START,
          START,
          END,
          Instant.parse("2026-03-08T12:00:00Z"),
          true,
          null,
          "cancellation_requested",
          "in_1Test",
          PURCHASE,
          END,
          "plan-pro",
          "monthly",
          null,
          null);

  /** The objects of the files. */
  static final Map<String, StripeObject> OBJECTS =
      Map.of("checkout", CHECKOUT, "refund", REFUND, "subscription", SUBSCRIPTION);

  private static final JsonMapper JSON = new JsonMapper();

  private Recorded() {}

  static ObjectNode json(String name) {
    try (InputStream file = Recorded.class.getResourceAsStream("/stripe/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ResponseDefinitionBuilder answer(String name) {
    return StripeServer.answer(json(name), ANSWERED);
  }

  /** Verifies one POST with these parameters, such as {@code name=Pro}, and an idempotency key. */
  static void assertPosted(String path, String... params) {
    assertPostedWithKey(".+", path, params);
  }

  static void assertPostedWithKey(String key, String path, String... params) {
    RequestPatternBuilder request =
        authorized(postRequestedFor(urlPathEqualTo(path)))
            .withHeader("Idempotency-Key", matching(key));
    Stream.of(params)
        .map(param -> param.split("=", 2))
        .forEach(param -> request.withFormParam(param[0], equalTo(param[1])));
    StripeServer.server().verify(1, request);
  }

  static void assertAsked(String path, String... params) {
    RequestPatternBuilder request = authorized(getRequestedFor(urlPathEqualTo(path)));
    Stream.of(params)
        .map(param -> param.split("=", 2))
        .forEach(param -> request.withQueryParam(param[0], equalTo(param[1])));
    StripeServer.server().verify(1, request);
  }

  static void assertDeleted(String path) {
    StripeServer.server().verify(1, authorized(deleteRequestedFor(urlPathEqualTo(path))));
  }

  private static RequestPatternBuilder authorized(RequestPatternBuilder request) {
    return request
        .withHeader("Authorization", equalTo("Bearer sk_test_secret"))
        .withHeader("Stripe-Version", equalTo("2026-05-27.dahlia"));
  }

  static void assertProblem(ThrowingCallable call, int status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApiException.class,
            problem -> {
              assertThat(problem.status().value()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
            });
  }
}
