package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.gateway.Upstream.Received;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Answers that are streamed event by event, for minutes. */
@GatewayTest
class StreamTest {

  private static final String BODY = "{\"content\":\"a question of one's own\"}";

  @Autowired Caller caller;
  @Autowired Published published;

  @Test
  void eachEventIsForwardedAtOnce() throws Exception {
    Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();
    answerWith("/api/slow/stream", events.asFlux());
    events.tryEmitNext("data: 1\n\n");
    HttpResponse<BufferedReader> answer = open("/api/slow/stream", "Accept-Encoding: gzip");
    try (BufferedReader lines = answer.body()) {
      assertThat(lines.readLine()).isEqualTo("data: 1");
      lines.readLine();
      // Longer than the timeout for the head of an answer.
      await().pollDelay(Duration.ofMillis(400)).until(() -> true);
      events.tryEmitNext(": still here\n\n");
      assertThat(lines.readLine()).isEqualTo(": still here");
      events.tryEmitComplete();
    }
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("X-Accel-Buffering")).containsExactly("no");
  }

  @Test
  void slowAnswerOfARouteWithALongTimeoutArrives() throws Exception {
    String path = "/api/chat/message";
    Duration thinking = TestBed.RESPONSE_TIMEOUT.plusMillis(500);
    TestBed.SERVICE.answer(path, 200, Mono.delay(thinking).map(tick -> "thought"));
    assertThat(caller.post(path, BODY).body()).isEqualTo("thought");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before the answer", "within the stream"})
  void upstreamConnectionClosesWhenTheClientDisconnects(String when) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    boolean answering = when.equals("within the stream");
    String path = "/api/chat/left/" + answering;
    TestBed.SERVICE.answer(
        path,
        (request, response) -> {
          request.withConnection(connection -> connection.onDispose(left::countDown));
          arrived.countDown();
          return answering
              ? response.sse().sendString(Flux.just("data: 1\n\n").concatWith(Mono.never()))
              : Mono.never();
        });
    try (Socket client = send(path)) {
      assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
      if (answering) {
        assertThat(client.getInputStream().read()).isEqualTo('H');
      }
    }
    assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void brokenStreamDoesNotLookComplete() throws Exception {
    Sinks.One<String> end = Sinks.one();
    String path = "/api/chat/broken";
    TestBed.SERVICE.answer(
        path,
        (request, response) -> {
          request.withConnection(
              connection -> end.asMono().subscribe(any -> connection.channel().close()));
          return response.sse().sendString(Flux.just("data: 1\n\n").concatWith(Mono.never()));
        });
    try (BufferedReader lines = open(path).body()) {
      assertThat(lines.readLine()).isEqualTo("data: 1");
      lines.readLine();
      end.tryEmitValue("now");
      assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
    }
  }

  @Test
  void manyOpenStreamsDoNotSlowDownOtherRequests() throws Exception {
    int many = 500;
    Sinks.Many<String> second = Sinks.many().multicast().directBestEffort();
    answerWith("/api/chat/many", Flux.just("data: 1\n\n").concatWith(second.asFlux().take(1)));
    List<BufferedReader> open = new ArrayList<>();
    try {
      for (int i = 0; i < many; i++) {
        open.add(reader(send("/api/chat/many").getInputStream()));
      }
      for (BufferedReader stream : open) {
        assertThat(readUntil(stream, "data:")).isEqualTo("data: 1");
      }
      caller.get("/api/chat/list").is(200);
      assertThat(second.currentSubscriberCount()).isEqualTo(many);
      second.tryEmitNext("data: 2\n\n");
      for (BufferedReader stream : open) {
        assertThat(readUntil(stream, "data:")).isEqualTo("data: 2");
      }
    } finally {
      for (BufferedReader stream : open) {
        stream.close();
      }
    }
  }

  @Test
  void streamIsPublishedAsOneCall() throws Exception {
    int events = 2 * TestBed.REQUESTS_PER_MINUTE;
    String path = "/api/chat/counted";
    answerWith(
        path,
        Flux.range(0, events)
            .map(i -> "data: said\n\n")
            .concatWith(Mono.delay(Duration.ofMillis(100)).map(tick -> ": end\n\n")));
    String from = "X-Forwarded-For: 192.0.2.77";
    assertThat(caller.getThroughProxy(path, from).body()).endsWith(": end\n\n");
    caller.getThroughProxy("/api/chat/list", from).is(200);

    ApiCalled sent = published.call(path).event();
    assertThat(sent)
        .extracting(ApiCalled::endpoint, ApiCalled::service, ApiCalled::responseBytes)
        .containsExactly("/api/chat/**", "chat-service", events * 12L + 7);
    assertThat(sent.durationMs()).isBetween(100L, 9000L);
    assertThat(published.all(ApiCalled.class, call -> path.equals(call.path()))).hasSize(1);
  }

  @Test
  void messageTextIsNeverPublished() throws Exception {
    String path = "/api/chat/secret";
    answerWith(path, Flux.just("data: the secret answer\n\n"));
    caller.post(path + "?q=secret-query", "{\"content\":\"the secret question\"}");
    published.call(path);
    assertThat(published.raw())
        .noneMatch(record -> record.contains("the secret") || record.contains("secret-query"));
  }

  @Test
  void streamIsAuthenticatedByTheCookie() throws Exception {
    RSAKey key = Tokens.key("stream");
    Tokens.publish(key);
    String token = Tokens.bare(key, claims -> claims);
    String path = "/api/chat/mine";
    String[] headers = {
      "Cookie: onelastai_access=" + token,
      "Origin: " + caller.origin(),
      "Sec-Fetch-Site: same-origin"
    };
    answerWith(path, Flux.just("data: 1\n\n"));
    // Keys are not fetched again at once.
    Received call =
        await()
            .until(
                () -> {
                  open(path, headers).body().close();
                  return TestBed.SERVICE.last(path);
                },
                received -> received.headers().containsKey("Authorization"));
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer " + token)
        .containsEntry("Accept", "text/event-stream")
        .doesNotContainKey("Cookie");
    assertThat(call.body()).isEqualTo(BODY);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void rejectionIsForwardedWithRetryAfterAndDoesNotOpenTheCircuit(int status) throws Exception {
    String path = "/api/chat/refused";
    String type = "application/problem+json";
    Mono<String> body = Mono.just("{\"code\":\"own\"}");
    TestBed.SERVICE.answer(path, status, body, "Content-Type", type, "Retry-After", "7");
    for (int i = 0; i < 30; i++) {
      HttpResponse<BufferedReader> answer = open(path);
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
      assertThat(answer.body().readLine()).isEqualTo("{\"code\":\"own\"}");
    }
    caller.get("/api/chat/list").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with its request unfinished", "before the answer"})
  void disconnectedClientsDoNotOpenTheCircuit(String when) throws Exception {
    String path = "/api/chat/abandoned";
    boolean unfinished = when.equals("with its request unfinished");
    for (int i = 0; i < 30; i++) {
      CountDownLatch arrived = TestBed.SERVICE.hang(path);
      int length = unfinished ? 100_000 : BODY.length();
      try (Socket client = caller.open(head(path, length) + BODY)) {
        if (!unfinished) {
          assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        }
        // Broken off, not completed.
        client.setSoLinger(true, 0);
      }
    }
    caller.get("/api/chat/list").is(200);
  }

  private static void answerWith(String path, Flux<String> events) {
    TestBed.SERVICE.answer(
        path,
        (request, response) ->
            response
                .sse()
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .sendString(events));
  }

  private HttpResponse<BufferedReader> open(String path, String... headers) throws Exception {
    HttpRequest request =
        caller
            .request(path, headers)
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofString(BODY))
            .build();
    return caller
        .http()
        .send(
            request,
            head ->
                BodySubscribers.mapping(
                    BodyHandlers.ofInputStream().apply(head), StreamTest::reader));
  }

  private static BufferedReader reader(InputStream body) {
    return new BufferedReader(new InputStreamReader(body));
  }

  /** Sends a question on a new connection. */
  private Socket send(String path) throws IOException {
    return caller.open(head(path, BODY.length()) + BODY);
  }

  private static String head(String path, int length) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static String readUntil(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }
}
