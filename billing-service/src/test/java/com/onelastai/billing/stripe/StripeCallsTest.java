package com.onelastai.billing.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.onelastai.billing.test.StripeServer.answer;
import static com.onelastai.billing.test.StripeServer.declined;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

@ExtendWith(OutputCaptureExtension.class)
class StripeCallsTest {

  private static final int ATTEMPTS = 3;

  private final Adapter adapter = Adapter.create();

  @BeforeEach
  void forget() {
    StripeServer.reset();
  }

  @Test
  void declinedCardIsReportedWithoutARetry() {
    answers(declined("insufficient_funds"));

    assertDeclined("insufficient_funds");

    assertThat(requests()).hasSize(1);
  }

  @Test
  void declinedChargeWithoutADeclineCodeHasItsCode() {
    answers(refusal(402, "card_error", "expired_card"));

    assertDeclined("expired_card");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authentication_required",
        "invoice_payment_intent_requires_action",
        "subscription_payment_intent_requires_action"
      })
  void chargeThatTheBuyerMustConfirmIsNotDeclined(String code) {
    answers(refusal(402, "card_error", code));

    Recorded.assertProblem(this::pay, 402, "payment_confirmation_required");
  }

  @ParameterizedTest
  @CsvSource({
    "429, invalid_request_error, rate_limit",
    "429, invalid_request_error, lock_timeout",
    "409, invalid_request_error, lock_timeout",
    "409, idempotency_error, idempotency_key_in_use",
    "500, api_error, api_error",
    "502, api_error, api_error",
    "503, api_error, api_error"
  })
  void transientFailureIsRetriedWithTheSameKey(int status, String type, String code) {
    firstAnswers(refusal(status, type, code));

    pay();

    assertOneKeyIn(2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void callIsRetriedAfterAConnectionReset(Fault fault) {
    firstAnswers(aResponse().withFault(fault));

    pay();

    assertOneKeyIn(2);
  }

  @Test
  void callIsRetriedAfterATimeout() {
    firstAnswers(answer(StripeJson.customer("cus_1")).withFixedDelay(4_000));

    pay(Adapter.waitingFor(Duration.ofSeconds(1)));

    assertOneKeyIn(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void givesUpAfterAFewAttempts(int status) {
    answers(refusal(status, "api_error", "whatever"));

    assertUnavailable(adapter);

    assertOneKeyIn(ATTEMPTS);
  }

  @Test
  void noAttemptStartsAfterTheTimeLimit() {
    Adapter impatient = Adapter.at(Adapter.stripe());
    answers(refusal(503, "api_error", "api_error"));

    assertUnavailable(impatient);

    assertThat(requests()).hasSize(1);
  }

  @Test
  void eachCommandHasItsOwnKey() {
    answers(answer(StripeJson.customer("cus_1")));

    pay();
    pay();

    assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
  }

  /** Such as from a proxy. */
  @ParameterizedTest
  @CsvSource({
    "502, <html>Bad gateway</html>",
    "502, ''",
    "502, []",
    "200, <html>Welcome</html>",
    "200, ''",
    "200, '{\"id\": \"cus_1\"'"
  })
  void malformedResponseIsAnOutage(int status, String body) {
    answers(aResponse().withStatus(status).withBody(body));

    assertUnavailable(adapter);

    assertThat(requests()).hasSize(ATTEMPTS);
  }

  @Test
  void refusedConnectionIsAnOutage() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertUnavailable(Adapter.at(URI.create("http://127.0.0.1:" + port)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_request_error, api_key_expired",
    "403, invalid_request_error, permission_denied"
  })
  void rejectedKeyIsLoggedWithoutTheKeyAndNotRetried(
      int status, String type, String code, CapturedOutput output) {
    answers(refusal(status, type, code));

    assertUnavailable(adapter);

    assertThat(requests()).hasSize(1);
    assertThat(output)
        .contains("status " + status + ", code " + code)
        .doesNotContain("sk_test_secret");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, parameter_missing",
    "404, invalid_request_error, resource_missing",
    "400, idempotency_error, idempotency_error"
  })
  void refusalIsNotRetried(int status, String type, String code) {
    answers(refusal(status, type, code));

    assertThatThrownBy(this::pay)
        .isInstanceOfSatisfying(
            StripeRefusal.class, refusal -> assertThat(refusal.is(code)).isTrue());
    assertThat(requests()).hasSize(1);
  }

  @Test
  void circuitOpensAfterAnOutage() {
    answers(refusal(500, "api_error", "api_error"));
    assertUnavailable(adapter);
    assertUnavailable(adapter);
    StripeServer.server().resetRequests();

    assertUnavailable(adapter);

    assertThat(requests()).isEmpty();
    answers(answer(StripeJson.customer("cus_1")));
    Awaitility.await().untilAsserted(() -> assertThat(catchThrowable(this::pay)).isNull());
  }

  @ParameterizedTest
  @CsvSource({"402, card_error, card_declined", "429, api_error, rate_limit", "409, api_error, x"})
  void ordinaryFailuresDoNotOpenTheCircuit(int status, String type, String code) {
    answers(refusal(status, type, code));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(this::pay).isNotNull();
    }
    answers(answer(StripeJson.customer("cus_1")));

    pay();
  }

  private void pay() {
    pay(adapter);
  }

  private static void pay(Adapter adapter) {
    adapter.calls.execute((stripe, options) -> stripe.invoices().pay("in_1", options));
  }

  private static void assertUnavailable(Adapter adapter) {
    Recorded.assertProblem(() -> pay(adapter), 503, "payments_unavailable");
  }

  private void assertDeclined(String declineCode) {
    assertThatThrownBy(this::pay)
        .extracting("status", "code", "members.declineCode")
        .containsExactly(HttpStatus.PAYMENT_REQUIRED, "payment_declined", declineCode);
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    StripeServer.server().stubFor(any(anyUrl()).willReturn(answer));
  }

  /** Only the first response is this one. */
  private static void firstAnswers(ResponseDefinitionBuilder answer) {
    StripeServer.server()
        .stubFor(
            post(anyUrl())
                .inScenario("trouble")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    StripeServer.server()
        .stubFor(
            post(anyUrl())
                .inScenario("trouble")
                .whenScenarioStateIs("over")
                .willReturn(answer(StripeJson.customer("cus_1"))));
  }

  private static void assertOneKeyIn(int requests) {
    assertThat(keys()).hasSize(requests);
    assertThat(keys().stream().distinct()).hasSize(1).doesNotContain("");
  }

  private static List<String> keys() {
    return requests().stream().map(request -> request.getHeader("Idempotency-Key")).toList();
  }

  private static List<LoggedRequest> requests() {
    return StripeServer.server().getAllServeEvents().stream().map(ServeEvent::getRequest).toList();
  }
}
