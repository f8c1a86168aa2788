package com.onelastai.billing.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/**
 * A stub of Stripe, started once. Tests define its responses with {@link StripeJson}; any other
 * object does not exist.
 */
public final class StripeServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final String WEBHOOK_SECRET = "whsec_of_tests";

  private static final int LAST = 10;
  private static final WireMockServer SERVER = start();

  private static WireMockServer start() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    knowsNothing(server);
    return server;
  }

  public static WireMockServer server() {
    return SERVER;
  }

  /** Removes all stubs and recorded requests. */
  public static void reset() {
    SERVER.resetAll();
    knowsNothing(SERVER);
  }

  public static void onGet(String path, ResponseDefinitionBuilder response) {
    on("GET", path, response);
  }

  public static void onGet(String path, JsonNode body) {
    onGet(path, answer(body));
  }

  public static void onGet(String path, String parameter, String value, JsonNode body) {
    SERVER.stubFor(
        request("GET", urlPathEqualTo(path))
            .withQueryParam(parameter, equalTo(value))
            .willReturn(answer(body)));
  }

  public static void onPost(String path, ResponseDefinitionBuilder response) {
    on("POST", path, response);
  }

  public static void onPost(String path, JsonNode body) {
    onPost(path, answer(body));
  }

  public static void onDelete(String path, ResponseDefinitionBuilder response) {
    on("DELETE", path, response);
  }

  public static void onDelete(String path, JsonNode body) {
    onDelete(path, answer(body));
  }

  private static void on(String method, String path, ResponseDefinitionBuilder response) {
    SERVER.stubFor(request(method, urlPathEqualTo(path)).willReturn(response));
  }

  /** Stripe does not respond to any call. */
  public static void isAway() {
    SERVER.stubFor(any(anyUrl()).willReturn(refusal(503, "api_error", "away")));
  }

  /** The decoded forms that were posted. */
  public static List<String> posted(String path) {
    return SERVER.findAll(postRequestedFor(urlPathEqualTo(path))).stream()
        .map(request -> URLDecoder.decode(request.getBodyAsString(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The idempotency keys of the posts. */
  public static List<String> keys(String path) {
    return SERVER.findAll(postRequestedFor(urlPathEqualTo(path))).stream()
        .map(request -> request.getHeader("Idempotency-Key"))
        .toList();
  }

  /** How often an object was deleted. */
  public static int deletions(String path) {
    return SERVER.findAll(deleteRequestedFor(urlPathEqualTo(path))).size();
  }

  /** Sends a webhook. */
  public static Answer send(Api api, String payload, @Nullable String signature) {
    MockHttpServletRequestBuilder webhook =
        MockMvcRequestBuilders.post("/api/stripe/webhook")
            .contentType("application/json; charset=utf-8")
            .content(payload);
    return api.call(
        Api.NOBODY, signature == null ? webhook : webhook.header("Stripe-Signature", signature));
  }

  /** A response with the current time. */
  public static ResponseDefinitionBuilder answer(JsonNode body) {
    return answer(body, Instant.now());
  }

  public static ResponseDefinitionBuilder answer(JsonNode body, Instant asOf) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(asOf.atOffset(ZoneOffset.UTC));
    return json(200, body).withHeader("Date", date);
  }

  /** A refusal, such as 409 {@code invalid_request_error} {@code lock_timeout}. */
  public static ResponseDefinitionBuilder refusal(int status, String type, String code) {
    return json(status, StripeJson.error(type, code));
  }

  /** The response to an update that must be paid at once. */
  public static void confirms(String path, ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        request("POST", urlPathEqualTo(path))
            .withFormParam("payment_behavior", equalTo("error_if_incomplete"))
            .willReturn(response));
  }

  /** The response to an update that waits for its payment. */
  public static void confirmed(String path, JsonNode body) {
    SERVER.stubFor(
        request("POST", urlPathEqualTo(path))
            .withFormParam("payment_behavior", equalTo("pending_if_incomplete"))
            .willReturn(answer(body)));
  }

  /** A parameter names an object that Stripe does not know. */
  public static ResponseDefinitionBuilder unknown(String kind, String id) {
    return json(400, StripeJson.unknown(kind, id));
  }

  /** A card that is not charged, such as for {@code insufficient_funds}. */
  public static ResponseDefinitionBuilder declined(String declineCode) {
    return json(402, StripeJson.decline(declineCode));
  }

  private static ResponseDefinitionBuilder json(int status, JsonNode body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body.toString());
  }

  private static void knowsNothing(WireMockServer server) {
    server.stubFor(
        any(anyUrl())
            .atPriority(LAST)
            .willReturn(refusal(404, "invalid_request_error", "resource_missing")));
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "onelastai.stripe.api-base=" + SERVER.baseUrl(),
            "onelastai.stripe.webhook-secrets=" + WEBHOOK_SECRET,
            "onelastai.stripe.first-wait=10ms",
            "onelastai.stripe.open-for=10ms")
        .applyTo(context);
  }
}
