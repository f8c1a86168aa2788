package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.gateway.Caller.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@GatewayTest
class RoutingTest {

  @Autowired Caller caller;

  @Test
  void requestReachesItsServiceAndTheAnswerComesBack() throws Exception {
    String path = "/api/analytics/api-usage";
    TestBed.SERVICE.answer(path, 207, Mono.just("usage"), "X-Own", "1");

    Answer answer = caller.get(path + "?day=1").is(207).has("X-Own", "1");

    assertThat(answer.body()).isEqualTo("usage");
    assertThat(TestBed.SERVICE.last(path).uri()).endsWith("?day=1");
  }

  /** As clients write it on the wire, and as it reaches its server. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/api/circuit/q?f[a]=b%20c&utm_source=A%2BB, /api/circuit/q?f[a]=b%20c&utm_source=A%2BB",
        "/api/circuit/q?search=100%&x=%zz, /api/circuit/q?search=100%25&x=%25zz",
        "/q?utm_campaign={{campaign.name}}, /q?utm_campaign=%7B%7Bcampaign.name%7D%7D",
        "/q?a|b=\"<x>\"^, /q?a%7Cb=%22%3Cx%3E%22%5E",
        "/q?q=ü, /q?q=%C3%BC",
        "/ü/{id}[1], /%C3%BC/%7Bid%7D%5B1%5D",
        "//a//b%2Fc;v=1/d%25e, //a//b%2Fc;v=1/d%25e"
      })
  void addressIsPassedOnAsItIsOrAsBrowsersWouldEncodeIt(String sent, String received)
      throws Exception {
    String answer = caller.exchange("GET " + sent + " HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200");
    Upstream upstream = sent.startsWith("/api") ? TestBed.SERVICE : TestBed.FRONTEND;
    assertThat(upstream.received(received.split("\\?")[0]))
        .extracting(Upstream.Received::uri)
        .contains(received);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/user/preferences",
        "/api;a=1/user/preferences",
        "/%2Fapi/user/preferences",
        "/x/..;/api/user/preferences",
        "//actuator/health"
      })
  void pathThatAnotherReaderTakesForOursIsRejected(String path) throws Exception {
    String code = "\"code\":\"request_rejected\"";
    assertThat(caller.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", code))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void socketThatNobodyServesIsAnsweredAsThePlainRequest() {
    String path = "/api/agents/socket";
    TestBed.SERVICE.answer(path, 405, "application/problem+json", "{}");
    assertThatThrownBy(() -> caller.open(path, new WebSocket.Listener() {}).get())
        .cause()
        .isInstanceOf(WebSocketHandshakeException.class)
        .extracting(refused -> ((WebSocketHandshakeException) refused).getResponse().statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/unknown",
        "/actuator/health",
        "/eureka/apps",
        "/identity/admin/master/console/",
        "/identity/realms/master",
        "/identity/realms/master/protocol/openid-connect/token",
        "/identity/metrics",
        "/identity/health"
      })
  void pathWithoutARouteIsNotFoundEvenWithAFrontend(String path) throws Exception {
    caller.get(path).is(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/analytics/track/../../../actuator/health",
        "/api/analytics/track/..;/..;/actuator/health",
        "/api/analytics/track/%2e%2e/%2e%2e/%2e%2e/actuator/health",
        "/api/analytics/track/..%2f..%2f..%2factuator/health",
      })
  void ambiguousPathIsRejected(String path) throws Exception {
    String code = "\"code\":\"request_rejected\"";
    assertThat(caller.exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", code))
        .startsWith("HTTP/1.1 400")
        .contains(code);
  }

  @Test
  void serviceWithoutInstanceIsUnavailableAtOnce() throws Exception {
    Answer answer = caller.get("/api/absent/x").is(503, "service_unavailable");
    assertThat(answer.header("Retry-After")).isNotEmpty();
  }

  @Test
  void serviceThatRefusesConnectionsIsUnavailableUntilItsCircuitOpens() throws Exception {
    caller.post("/api/down/x", "{}").is(503, "service_unavailable");
    for (int i = 0; i < 10; i++) {
      caller.post("/api/down/x", "{}");
    }
    Answer open = caller.post("/api/down/x", "{}").is(503, "circuit_open");
    assertThat(open.header("Retry-After")).isNotEmpty();
  }

  @Test
  void errorResponsesDoNotOpenTheCircuit() throws Exception {
    String path = "/api/circuit/broken";
    TestBed.SERVICE.answer(path, 503, "application/problem+json", "{\"code\":\"own\"}");
    for (int i = 0; i < 30; i++) {
      caller.post(path, "{}").is(503, "own");
    }
  }

  @Test
  void slowServiceTimesOut() throws Exception {
    Mono<String> late = Mono.delay(Duration.ofSeconds(2)).map(tick -> "late");
    TestBed.SERVICE.answer("/api/slow/x", 200, late);
    caller.get("/api/slow/x").is(504, "upstream_timeout");
  }

  @Test
  void refusedConnectionIsRetriedAtTheNextInstanceWhateverTheMethod() throws Exception {
    for (int i = 0; i < 4; i++) {
      caller.get("/api/half/x").is(200);
      caller.post("/api/half/x", "{\"n\":1}").is(200);
      assertThat(TestBed.SERVICE.last("/api/half/x").body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void getThatBreaksOffIsSentOnceMore() throws Exception {
    AtomicInteger calls = breakOff("/api/circuit/reset-once", 1);
    assertThat(caller.get("/api/circuit/reset-once").body()).isEqualTo("done");
    assertThat(calls).hasValue(2);
  }

  @Test
  void postThatBreaksOffIsSentOnce() throws Exception {
    AtomicInteger calls = breakOff("/api/circuit/reset", 100);
    caller.post("/api/circuit/reset", "{}").is(502, "upstream_failed");
    assertThat(calls).hasValue(1);
  }

  /** Closes the connections of the first requests; returns the number of requests. */
  private static AtomicInteger breakOff(String path, int times) {
    AtomicInteger calls = new AtomicInteger();
    TestBed.SERVICE.answer(
        path,
        (request, response) -> {
          if (calls.incrementAndGet() > times) {
            return response.sendString(Mono.just("done"));
          }
          request.withConnection(connection -> connection.channel().close());
          return Mono.never();
        });
    return calls;
  }

  @Test
  void largeAnswerArrivesComplete() throws Exception {
    String part = "x".repeat(64 * 1024);
    TestBed.SERVICE.answer("/api/circuit/large", 200, Flux.range(0, 320).map(i -> part));
    assertThat(caller.get("/api/circuit/large").body()).hasSize(320 * part.length());
  }

  @Test
  void suiteIsHealthyWhenEachRoutedServiceHasAnInstance() throws Exception {
    URI health =
        URI.create("http://127.0.0.1:" + caller.managementPort() + "/actuator/health/suite");
    HttpResponse<String> answer =
        caller.http().send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
    new Answer(answer).is(200).hasNo("Set-Cookie");
  }

  @Test
  void docsListTheServicesAndNameTheGatewayAsTheirServer() throws Exception {
    TestBed.SERVICE.answer(
        "/v3/api-docs",
        200,
        "application/json",
        """
        {"openapi":"3.1.0","servers":[{"url":"http://127.0.0.1:8101"}],"paths":{}}\
        """);
    assertThat(caller.get("/api/docs").body()).contains("/api/docs/assets/swagger-ui-bundle.js");
    assertThat(caller.get("/api/docs/documents.json").body())
        .isEqualTo(
            """
            [{"name":"auth-service","url":"/api/docs/auth-service"},\
            {"name":"billing-service","url":"/api/docs/billing-service"},\
            {"name":"chat-service","url":"/api/docs/chat-service"},\
            {"name":"community-service","url":"/api/docs/community-service"},\
            {"name":"lab-service","url":"/api/docs/lab-service"},\
            {"name":"support-service","url":"/api/docs/support-service"},\
            {"name":"tools-service","url":"/api/docs/tools-service"},\
            {"name":"tracking-service","url":"/api/docs/tracking-service"},\
            {"name":"gateway","url":"/api/docs/gateway"}]\
            """);
    assertThat(caller.get("/api/docs/tracking-service").body())
        .contains("\"servers\":[{\"url\":\"/\"}]")
        .doesNotContain("8101");
    assertThat(caller.get("/api/docs/gateway").is(200).body()).contains("/api/admin/services");
  }
}
