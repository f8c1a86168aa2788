package com.onelastai.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A fake server that records its requests and answers as configured. */
final class Upstream {

  record Received(String method, String uri, Map<String, String> headers, String body) {}

  interface Answer extends BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final DisposableServer server;

  Upstream() {
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .idleTimeout(Duration.ofSeconds(60))
            .handle(this::handle)
            .bindNow();
  }

  int port() {
    return server.port();
  }

  void answer(String path, Answer answer) {
    answers.put(path, answer);
  }

  void answer(String path, int status, String contentType, String body) {
    answer(path, status, Mono.just(body), "Content-Type", contentType);
  }

  /** With headers as names and values. */
  void answer(String path, int status, Publisher<String> body, String... headers) {
    answer(
        path,
        (request, response) -> {
          for (int i = 0; i < headers.length; i += 2) {
            response.header(headers[i], headers[i + 1]);
          }
          return response.status(status).sendString(body);
        });
  }

  /** Never answers; returns a latch that opens when a request has arrived. */
  CountDownLatch hang(String path) {
    CountDownLatch arrived = new CountDownLatch(1);
    answer(
        path,
        (request, response) -> {
          arrived.countDown();
          return Mono.never();
        });
    return arrived;
  }

  List<Received> received(String path) {
    return received.stream().filter(one -> one.uri().split("\\?")[0].equals(path)).toList();
  }

  Received last(String path) {
    return received(path).getLast();
  }

  /** The headers of the last request. */
  Map<String, String> headers(String path) {
    return last(path).headers();
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    Answer answer = answers.get(request.uri().split("\\?")[0]);
    if (answer != null && !request.method().name().equals("POST")) {
      remember(request, "");
      return answer.apply(request, response);
    }
    return request
        .receive()
        .aggregate()
        .asString()
        .defaultIfEmpty("")
        .flatMap(body -> {
          remember(request, body);
          return Mono.from(
              answer != null
                  ? answer.apply(request, response)
                  : response
                      .header("Content-Type", "application/json")
                      .sendString(Flux.just("{\"ok\":", "true}")));
        });
  }

  private void remember(HttpServerRequest request, String body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
    received.add(new Received(request.method().name(), request.uri(), headers, body));
  }
}
