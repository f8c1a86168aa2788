package com.onelastai.gateway.apicall;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts the bytes of the body as they are sent. */
final class CountingResponse extends ServerHttpResponseDecorator {

  private long bytes;

  CountingResponse(ServerHttpResponse response) {
    super(response);
  }

  long bytes() {
    return bytes;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    return super.writeWith(count(body));
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return super.writeAndFlushWith(Flux.from(body).map(this::count));
  }

  private Publisher<? extends DataBuffer> count(Publisher<? extends DataBuffer> body) {
    return body instanceof Mono<? extends DataBuffer> one
        ? one.doOnNext(this::add)
        : Flux.from(body).doOnNext(this::add);
  }

  private void add(DataBuffer buffer) {
    bytes += buffer.readableByteCount();
  }
}
