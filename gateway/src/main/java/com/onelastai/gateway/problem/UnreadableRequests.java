package com.onelastai.gateway.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers malformed HTTP, which never becomes a request, as a problem, too, and makes the addresses
 * of other requests readable.
 */
@Component
@ChannelHandler.Sharable
class UnreadableRequests extends ChannelInboundHandlerAdapter implements NettyServerCustomizer {

  private final JsonMapper json;

  UnreadableRequests(JsonMapper json) {
    this.json = json;
  }

  @Override
  public HttpServer apply(HttpServer server) {
    return server.doOnChannelInit((observer, channel, address) ->
        channel
            .pipeline()
            .addAfter(NettyPipeline.HttpCodec, UnreadableRequests.class.getName(), this));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof HttpRequest request)) {
      context.fireChannelRead(message);
      return;
    }
    @Nullable Problem problem = check(request);
    if (problem == null) {
      request.setUri(RequestTarget.encode(request.uri()));
      context.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
      refuse(context, problem);
    }
  }

  private static @Nullable Problem check(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return describe(request.decoderResult().cause());
    }
    HttpHeaders headers = request.headers();
    int hosts = headers.getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && request.protocolVersion().equals(HttpVersion.HTTP_1_1))) {
      return new Problem(
          HttpStatus.BAD_REQUEST, "malformed_request", "A request has one Host header.");
    }
    @Nullable String expected = headers.get(HttpHeaderNames.EXPECT);
    return expected == null || expected.equalsIgnoreCase("100-continue")
        ? null
        : new Problem(
            HttpStatus.EXPECTATION_FAILED,
            "expectation_failed",
            "Of the Expect header, only 100-continue is supported.");
  }

  private void refuse(ChannelHandlerContext context, Problem problem) {
    byte[] body = problem.toJson(json, null);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(problem.status().value()),
            Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, "close");
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  private static Problem describe(Throwable failure) {
    return switch (failure) {
      case TooLongHttpHeaderException tooLong ->
          new Problem(
              HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
              "headers_too_large",
              "The headers are too large together.");
      case TooLongHttpLineException tooLong ->
          new Problem(HttpStatus.URI_TOO_LONG, "address_too_long", "The address is too long.");
      default ->
          new Problem(HttpStatus.BAD_REQUEST, "malformed_request", "This is not readable HTTP.");
    };
  }
}
