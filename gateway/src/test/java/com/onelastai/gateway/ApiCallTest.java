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
import java.util.Set;
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
    TestBed.SERVICE.answer(path, 202, Mono.delay(Duration.ofMillis(30)).map(tick -> "0123456789"));
    String[] headers = {
      "Authorization: " + Tokens.signed(key, claims -> claims),
      "User-Agent: Browser/1.0",
      "Accept-Language: en-GB,en;q=0.5"
    };

    await().until(() -> caller.post(path + "?secret=1", "{\"a\":1}", headers).status() == 202);

    Map<String, String> upstream = TestBed.SERVICE.headers(path);
    EventEnvelope<ApiCalled> sent =
        published.one(
            ApiCalled.class, call -> path.equals(call.path()) && call.statusCode() == 202);
    String visitor = upstream.get(VisitHeaders.VISITOR);
    Actor actor =
        new Actor(
            visitor,
            upstream.get(VisitHeaders.SESSION),
            "user-1",
            "Browser/1.0",
            "127.0.0.0",
            "en-GB");
    long duration = sent.event().durationMs();
    assertThat(sent.event())
        .isEqualTo(
            new ApiCalled(
                actor,
                "POST",
                "tracking-service",
                "/api/analytics/track/**",
                path,
                202,
                duration,
                7,
                10));
    assertThat(duration).isBetween(30L, 5000L);
    assertThat(sent.id()).startsWith(visitor + "/");
  }

  @Test
  void callerWhoRefusesTrackingIsAnonymous() throws Exception {
    String path = "/api/analytics/analytics/anonymous";
    TestBed.SERVICE.answer(path, 218, "text/plain", "x");
    caller.get(path, "DNT: 1", "User-Agent: Mozilla/5.0 Browser/1.0");
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
    ApiCalled unmatched = published.call("/api/nowhere/at-all").event();
    assertThat(unmatched)
        .extracting(ApiCalled::endpoint, ApiCalled::service, ApiCalled::statusCode)
        .containsExactly("(unmatched)", null, 404);
    assertThat(unmatched.responseBytes()).isPositive();

    caller.get("/api/analytics/track/refused", "Authorization: Bearer nonsense");
    ApiCalled refused = published.call("/api/analytics/track/refused").event();
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.actor().visitorId()).isNotNull();

    caller.get("/api/absent/call");
    assertThat(published.call("/api/absent/call").event().statusCode()).isEqualTo(503);
  }

  @Test
  void inventedMethodsAreRecordedAndMeasuredAsOther() throws Exception {
    String path = "/api/analytics/track/invented-method";
    for (int i = 0; i < 3; i++) {
      caller.call("INVENTED" + i, path);
    }

    assertThat(published.call(path).event().method()).isEqualTo("other");
    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getValue)
        .isNotEmpty()
        .noneMatch(value -> value.startsWith("INVENTED"));
  }

  @Test
  void callThatTheClientAbortedHasItsOwnStatus() throws Exception {
    String path = "/api/circuit/left";
    CountDownLatch arrived = TestBed.SERVICE.hang(path);
    try (Socket client = caller.open("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(published.call(path).event().statusCode()).isEqualTo(499);
  }

  @Test
  void bodyOfUnknownLengthIsCounted() throws Exception {
    String path = "/api/analytics/track/chunked";
    String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    String body = "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n";
    try (Socket client = caller.open(head + body)) {
      assertThat(client.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 200");
    }
    assertThat(TestBed.SERVICE.last(path).body()).isEqualTo("helloyou");
    assertThat(published.call(path).event().requestBytes()).isEqualTo(8);
  }

  @Test
  void preflightsDocsAndPagesAreNotPublishedAsCalls() throws Exception {
    caller.preflight("/api/analytics/track/preflight");
    caller.get("/api/docs");
    caller.get("/some-page");
    caller.get("/api/analytics/track/marker");
    published.call("/api/analytics/track/marker");
    Set<String> others = Set.of("/api/docs", "/some-page");
    assertThat(published.all(ApiCalled.class, call -> true))
        .extracting(EventEnvelope::event)
        .noneMatch(call -> call.method().equals("OPTIONS"))
        .noneMatch(call -> call.path() != null && others.contains(call.path()));
  }
}
