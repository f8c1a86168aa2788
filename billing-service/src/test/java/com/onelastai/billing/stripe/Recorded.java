package com.onelastai.billing.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Recorded responses of Stripe's API version, and checks of the requests. */
final class Recorded {

  /** The time of all responses. */
  static final Instant ANSWERED = Instant.parse("2026-03-15T12:00:03Z");

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

  static void onGet(String path, ResponseDefinitionBuilder answer) {
    on(get(urlPathEqualTo(path)), answer);
  }

  static void onPost(String path, ResponseDefinitionBuilder answer) {
    on(post(urlPathEqualTo(path)), answer);
  }

  static void onDelete(String path, ResponseDefinitionBuilder answer) {
    on(delete(urlPathEqualTo(path)), answer);
  }

  private static void on(MappingBuilder request, ResponseDefinitionBuilder answer) {
    StripeServer.server().stubFor(request.willReturn(answer));
  }

  /** Verifies one POST with these parameters and an idempotency key. */
  static void assertPosted(String path, Map<String, String> params) {
    assertPosted(path, params, ".+");
  }

  static void assertPosted(String path, Map<String, String> params, String key) {
    RequestPatternBuilder request =
        authorized(postRequestedFor(urlPathEqualTo(path)))
            .withHeader("Idempotency-Key", matching(key));
    params.forEach((name, value) -> request.withFormParam(name, equalTo(value)));
    StripeServer.server().verify(1, request);
  }

  static void assertAsked(String path, Map<String, String> params) {
    RequestPatternBuilder request = authorized(getRequestedFor(urlPathEqualTo(path)));
    params.forEach((name, value) -> request.withQueryParam(name, equalTo(value)));
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
