package com.onelastai.gateway.limit;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** A body of unknown length: counted as it passes, and rejected when it becomes too large. */
public final class RequestBody extends ServerHttpRequestDecorator {

  private static final String ATTRIBUTE = RequestBody.class.getName();

  private final long limit;
  private long bytes;

  private RequestBody(ServerHttpRequest request, long limit) {
    super(request);
    this.limit = limit;
  }

  static ServerWebExchange watch(ServerWebExchange exchange, long limit) {
    RequestBody body = new RequestBody(exchange.getRequest(), limit);
    exchange.getAttributes().put(ATTRIBUTE, body);
    return exchange.mutate().request(body).build();
  }

  /** The declared length, or the bytes counted so far. */
  public static long length(ServerWebExchange exchange) {
    RequestBody body = exchange.getAttribute(ATTRIBUTE);
    return body != null
        ? body.bytes
        : Math.max(0, exchange.getRequest().getHeaders().getContentLength());
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return super.getBody()
        .handle((buffer, sink) -> {
          bytes += buffer.readableByteCount();
          if (bytes <= limit) {
            sink.next(buffer);
          } else {
            DataBufferUtils.release(buffer);
            sink.error(RequestLimitFilter.tooLarge(limit).exception());
          }
        });
  }
}
