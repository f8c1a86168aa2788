package com.onelastai.gateway.limit;

import com.onelastai.gateway.FilterOrder;
import com.onelastai.gateway.problem.Problem;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rejects bodies and headers that are too large. */
@Component
@Order(FilterOrder.REQUEST_LIMIT)
public class RequestLimitFilter implements WebFilter {

  private final long bodyLimit;
  private final int userAgentLimit;

  RequestLimitFilter(LimitProperties properties) {
    this.bodyLimit = properties.bodySize().toBytes();
    this.userAgentLimit = properties.userAgentLength();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    @Nullable String userAgent = headers.getFirst(HttpHeaders.USER_AGENT);
    if (userAgent != null && userAgent.length() > userAgentLimit) {
      return Mono.error(tooLong(HttpHeaders.USER_AGENT, userAgentLimit).exception());
    }
    long length = headers.getContentLength();
    if (length > bodyLimit) {
      return Mono.error(tooLarge(bodyLimit).exception());
    }
    boolean unknownLength = length < 0 && headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    return chain.filter(unknownLength ? RequestBody.watch(exchange, bodyLimit) : exchange);
  }

  /** The declared length of a request's body, or the bytes counted so far. */
  public static long bodyLength(ServerWebExchange exchange) {
    RequestBody body = exchange.getAttribute(RequestBody.ATTRIBUTE);
    return body != null
        ? body.bytes
        : Math.max(0, exchange.getRequest().getHeaders().getContentLength());
  }

  private static Problem tooLarge(long limit) {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE,
        "body_too_large",
        "The body is larger than " + limit + " bytes.");
  }

  private static Problem tooLong(String header, int limit) {
    String detail = "is longer than " + limit + " characters";
    return new Problem(
        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "header_too_long",
        header + " " + detail,
        List.of(new FieldProblem(header, "too_long", detail)),
        null);
  }

  /** A body of unknown length: counted as it passes, and rejected when it becomes too large. */
  private static final class RequestBody extends ServerHttpRequestDecorator {

    private static final String ATTRIBUTE = RequestBody.class.getName();

    private final long limit;
    private long bytes;

    RequestBody(ServerHttpRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    static ServerWebExchange watch(ServerWebExchange exchange, long limit) {
      RequestBody body = new RequestBody(exchange.getRequest(), limit);
      exchange.getAttributes().put(ATTRIBUTE, body);
      return exchange.mutate().request(body).build();
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
              sink.error(tooLarge(limit).exception());
            }
          });
    }
  }
}
