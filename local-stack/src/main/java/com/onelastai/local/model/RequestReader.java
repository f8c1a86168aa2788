package com.onelastai.local.model;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Hands the requests of one connection on, one after the other. */
final class RequestReader extends SimpleChannelInboundHandler<FullHttpRequest> {

  static final int MAX_BODY_BYTES = 1 << 20;

  private final Routes routes;
  private final ExecutorService executor;
  private @Nullable Exchange last;

  RequestReader(Routes routes, ExecutorService executor) {
    this.routes = routes;
    this.executor = executor;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (last != null && !last.isEnded()) {
      // Their answers would mix; nobody sends a request before it has its answer.
      context.close();
      return;
    }
    Exchange exchange = new Exchange(context.channel(), HttpUtil.isKeepAlive(request));
    last = exchange;
    String method = request.method().name();
    String path = request.uri().replaceFirst("\\?.*", "");
    byte[] body = ByteBufUtil.getBytes(request.content());
    executor.execute(
        () -> Failures.report(exchange, () -> routes.answer(exchange, method, path, body)));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (last != null) {
      last.clientLeft();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
