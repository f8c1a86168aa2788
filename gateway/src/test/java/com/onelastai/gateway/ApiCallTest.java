package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.starter.visit.VisitHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@GatewayTest
class ApiCallTest {

  @Autowired Caller caller;
  @Autowired Published published;
  @Autowired MeterRegistry meters;

  @Test
  void callIsPublishedAsAnEventWithAllItsDetails() throws Exception {
    RSAKey key = Tokens.key("api-call");
    Tokens.publish(key);
    String path = "/api/analytics/track/measured";
    TestBed.SERVICE.answer(
        path,
        (request, response) ->
            response
                .status(202)
                .sendString(Mono.delay(Duration.ofMillis(30)).map(tick -> "0123456789")));

    await()
        .until(() ->
            caller
                    .post(
                        path + "?secret=1",
                        "{\"a\":1}",
                        "Authorization",
                        Tokens.signed(key, claims -> claims),
                        "User-Agent",
                        "Browser/1.0",
                        "Accept-Language",
                        "en-GB,en;q=0.5")
                    .statusCode()
                == 202);

    Map<String, String> upstream = TestBed.SERVICE.last(path).headers();
    EventEnvelope<ApiCalled> sent =
        published.one(
            ApiCalled.class, call -> path.equals(call.path()) && call.statusCode() == 202);
    ApiCalled call = sent.event();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.service()).isEqualTo("tracking-service");
    assertThat(call.endpoint()).isEqualTo("/api/analytics/track/**");
    assertThat(call.durationMs()).isBetween(30L, 5000L);
    assertThat(call.requestBytes()).isEqualTo(7);
    assertThat(call.responseBytes()).isEqualTo(10);
    assertThat(call.actor())
        .isEqualTo(
            new Actor(
                upstream.get(VisitHeaders.VISITOR),
                upstream.get(VisitHeaders.SESSION),
                "user-1",
                "Browser/1.0",
                "127.0.0.0",
                "en-GB"));
    assertThat(sent.id()).startsWith(upstream.get(VisitHeaders.VISITOR) + "/");
  }

  @Test
  void callerWhoRefusesTrackingIsAnonymous() throws Exception {
    String path = "/api/analytics/analytics/anonymous";
    TestBed.SERVICE.answer(path, 218, "text/plain", "x");
    caller.get(path, "DNT", "1", "User-Agent", "Browser/1.0");
    EventEnvelope<ApiCalled> sent =
        published.one(ApiCalled.class, call -> call.statusCode() == 218);
    assertThat(sent.event().actor()).isEqualTo(Actor.ANONYMOUS);
    assertThat(sent.event().path()).isNull();
    assertThat(sent.event().endpoint()).isEqualTo("/api/analytics/analytics/**");
    assertThat(sent.id()).startsWith("anonymous/");
  }

  @Test
  void rejectedCallsArePublishedToo() throws Exception {
    caller.get("/api/nowhere/at-all");
    ApiCalled unmatched =
        published.one(ApiCalled.class, call -> "/api/nowhere/at-all".equals(call.path())).event();
    assertThat(unmatched.endpoint()).isEqualTo("(unmatched)");
    assertThat(unmatched.service()).isNull();
    assertThat(unmatched.statusCode()).isEqualTo(404);
    assertThat(unmatched.responseBytes()).isPositive();

    caller.get("/api/analytics/track/refused", "Authorization", "Bearer nonsense");
    ApiCalled refused =
        published
            .one(ApiCalled.class, call -> "/api/analytics/track/refused".equals(call.path()))
            .event();
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.actor().visitorId()).isNotNull();

    caller.get("/api/absent/call");
    assertThat(
            published
                .one(ApiCalled.class, call -> "/api/absent/call".equals(call.path()))
                .event()
                .statusCode())
        .isEqualTo(503);
  }

  @Test
  void inventedMethodsAreRecordedAndMeasuredAsOther() throws Exception {
    String path = "/api/analytics/track/invented-method";
    TestBed.SERVICE.answer(path, 200, "text/plain", "x");

    for (int i = 0; i < 3; i++) {
      caller.call("INVENTED" + i, path);
    }

    ApiCalled call = published.one(ApiCalled.class, it -> path.equals(it.path())).event();
    assertThat(call.method()).isEqualTo("other");
    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getValue)
        .isNotEmpty()
        .noneMatch(value -> value.startsWith("INVENTED"));
  }

  @Test
  void callThatTheClientAbortedHasItsOwnStatus() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    TestBed.SERVICE.answer(
        "/api/circuit/left",
        (request, response) -> {
          arrived.countDown();
          return Mono.never();
        });
    try (Socket client = new Socket("127.0.0.1", caller.port())) {
      client
          .getOutputStream()
          .write("GET /api/circuit/left HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(
            published
                .one(ApiCalled.class, call -> "/api/circuit/left".equals(call.path()))
                .event()
                .statusCode())
        .isEqualTo(499);
  }

  @Test
  void bodyOfUnknownLengthIsCounted() throws Exception {
    String path = "/api/analytics/track/chunked";
    try (Socket client = new Socket("127.0.0.1", caller.port())) {
      String request =
          "POST "
              + path
              + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
              + "Connection: close\r\n\r\n5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n";
      client.getOutputStream().write(request.getBytes());
      client.getInputStream().readAllBytes();
    }
    assertThat(TestBed.SERVICE.last(path).body()).isEqualTo("helloyou");
    assertThat(
            published.one(ApiCalled.class, call -> path.equals(call.path())).event().requestBytes())
        .isEqualTo(8);
  }

  @Test
  void preflightsDocsAndPagesAreNotPublishedAsCalls() throws Exception {
    caller.call(
        "OPTIONS",
        "/api/analytics/track/preflight",
        "Origin",
        TestBed.ALLOWED_ORIGIN,
        "Access-Control-Request-Method",
        "POST");
    caller.get("/api/docs");
    caller.get("/some-page");
    caller.get("/api/analytics/track/marker");
    published.one(ApiCalled.class, call -> "/api/analytics/track/marker".equals(call.path()));
    assertThat(
            published.all(
                ApiCalled.class,
                call ->
                    call.method().equals("OPTIONS")
                        || "/api/docs".equals(call.path())
                        || "/some-page".equals(call.path())))
        .isEmpty();
  }
}
