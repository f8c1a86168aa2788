package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@GatewayTest
class RoutingTest {

  @Autowired Caller caller;

  @Test
  void requestReachesItsServiceAndTheAnswerComesBack() throws Exception {
    TestBed.SERVICE.answer(
        "/api/analytics/api-usage",
        (request, response) ->
            response.status(207).header("X-Own", "1").sendString(Mono.just("usage")));

    HttpResponse<String> answer = caller.get("/api/analytics/api-usage?day=1");

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body()).isEqualTo("usage");
    assertThat(answer.headers().firstValue("X-Own")).hasValue("1");
    assertThat(TestBed.SERVICE.last("/api/analytics/api-usage").uri()).endsWith("?day=1");
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
    HttpResponse<String> answer = caller.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertProblem(answer, "not_found");
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
    String head = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(head).startsWith("HTTP/1.1 400").contains("\"code\":\"request_rejected\"");
  }

  @Test
  void serviceWithoutInstanceIsUnavailableAtOnce() throws Exception {
    HttpResponse<String> answer = caller.get("/api/absent/x");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertProblem(answer, "service_unavailable");
  }

  @Test
  void serviceThatRefusesConnectionsIsUnavailableUntilItsCircuitOpens() throws Exception {
    HttpResponse<String> first = caller.post("/api/down/x", "{}");
    assertThat(first.statusCode()).isEqualTo(503);
    assertProblem(first, "service_unavailable");
    for (int i = 0; i < 10; i++) {
      caller.post("/api/down/x", "{}");
    }
    HttpResponse<String> open = caller.post("/api/down/x", "{}");
    assertThat(open.statusCode()).isEqualTo(503);
    assertThat(open.headers().firstValue("Retry-After")).isPresent();
    assertProblem(open, "circuit_open");
  }

  @Test
  void errorResponsesDoNotOpenTheCircuit() throws Exception {
    TestBed.SERVICE.answer(
        "/api/circuit/broken", 503, "application/problem+json", "{\"code\":\"own\"}");
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> answer = caller.post("/api/circuit/broken", "{}");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertProblem(answer, "own");
    }
  }

  @Test
  void slowServiceTimesOut() throws Exception {
    TestBed.SERVICE.answer(
        "/api/slow/x",
        (request, response) ->
            response.sendString(Mono.delay(Duration.ofSeconds(2)).map(tick -> "late")));
    HttpResponse<String> answer = caller.get("/api/slow/x");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertProblem(answer, "upstream_timeout");
  }

  @Test
  void refusedConnectionIsRetriedAtTheNextInstanceWhateverTheMethod() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(caller.get("/api/half/x").statusCode()).isEqualTo(200);
      assertThat(caller.post("/api/half/x", "{\"n\":1}").statusCode()).isEqualTo(200);
      assertThat(TestBed.SERVICE.last("/api/half/x").body()).isEqualTo("{\"n\":1}");
    }
  }

  @Test
  void getThatBreaksOffIsSentOnceMore() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestBed.SERVICE.answer(
        "/api/circuit/reset-once",
        (request, response) -> {
          if (calls.incrementAndGet() > 1) {
            return response.sendString(Mono.just("done"));
          }
          request.withConnection(connection -> connection.channel().close());
          return Mono.never();
        });
    assertThat(caller.get("/api/circuit/reset-once").body()).isEqualTo("done");
    assertThat(calls).hasValue(2);
  }

  @Test
  void postThatBreaksOffIsSentOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TestBed.SERVICE.answer(
        "/api/circuit/reset",
        (request, response) -> {
          calls.incrementAndGet();
          request.withConnection(connection -> connection.channel().close());
          return Mono.never();
        });
    HttpResponse<String> answer = caller.post("/api/circuit/reset", "{}");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertProblem(answer, "upstream_failed");
    assertThat(calls).hasValue(1);
  }

  @Test
  void largeAnswerArrivesComplete() throws Exception {
    String part = "x".repeat(64 * 1024);
    TestBed.SERVICE.answer(
        "/api/circuit/large",
        (request, response) -> response.sendString(Flux.range(0, 320).map(i -> part)));
    assertThat(caller.get("/api/circuit/large").body()).hasSize(320 * part.length());
  }

  @Test
  void suiteIsHealthyWhenEachRoutedServiceHasAnInstance() throws Exception {
    URI health =
        URI.create("http://127.0.0.1:" + caller.managementPort() + "/actuator/health/suite");
    HttpResponse<String> answer =
        caller.http().send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
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
    assertThat(caller.get("/api/docs/assets/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(caller.get("/api/docs/documents.json").body())
        .isEqualTo(
            """
            [{"name":"auth-service","url":"/api/docs/auth-service"},\
            {"name":"billing-service","url":"/api/docs/billing-service"},\
            {"name":"chat-service","url":"/api/docs/chat-service"},\
            {"name":"tracking-service","url":"/api/docs/tracking-service"}]\
            """);
    assertThat(caller.get("/api/docs/tracking-service").body())
        .contains("\"servers\":[{\"url\":\"/\"}]")
        .doesNotContain("8101");
  }

  private String raw(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", caller.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertProblem(HttpResponse<String> answer, String code) {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
