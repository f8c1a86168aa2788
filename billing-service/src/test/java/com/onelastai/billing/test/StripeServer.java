package com.onelastai.billing.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
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

  /** A response with the current time. */
  public static ResponseDefinitionBuilder answer(JsonNode body) {
    return answer(body, Instant.now());
  }

  public static ResponseDefinitionBuilder answer(JsonNode body, Instant asOf) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withHeader(
            "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(asOf.atOffset(ZoneOffset.UTC)))
        .withBody(body.toString());
  }

  /** A refusal, such as 409 {@code invalid_request_error} {@code lock_timeout}. */
  public static ResponseDefinitionBuilder refusal(int status, String type, String code) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(StripeJson.error(type, code).toString());
  }

  /** A card that is not charged, such as for {@code insufficient_funds}. */
  public static ResponseDefinitionBuilder declined(String declineCode) {
    return aResponse()
        .withStatus(402)
        .withHeader("Content-Type", "application/json")
        .withBody(StripeJson.decline(declineCode).toString());
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
