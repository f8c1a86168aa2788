package com.onelastai.local.model;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * HTTP on this machine: passes on the requests of one connection, one at a time. Netty, because the
 * JDK's server notices a disconnected client only when it writes, which is at the end for an answer
 * that is not streamed.
 */
final class ModelServer extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final int MAX_BODY_BYTES = 1 << 20;

  private final ModelApi api;
  private final ExecutorService executor;
  private @Nullable Exchange last;

  private ModelServer(ModelApi api, ExecutorService executor) {
    this.api = api;
    this.executor = executor;
  }

  /** Serves until the process ends. */
  static void start(int port, ModelApi api) throws InterruptedException {
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                    .addLast(new ModelServer(api, requests));
              }
            })
        .bind(new InetSocketAddress("127.0.0.1", port))
        .sync();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (last != null && !last.isEnded()) {
      // Pipelining is not supported: the responses would mix.
      context.close();
      return;
    }
    Exchange exchange = new Exchange(context.channel(), HttpUtil.isKeepAlive(request));
    last = exchange;
    String method = request.method().name();
    String path = request.uri().replaceFirst("\\?.*", "");
    byte[] body = ByteBufUtil.getBytes(request.content());
    executor.execute(() -> exchange.reportErrors(() -> api.answer(exchange, method, path, body)));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (last != null) {
      last.disconnected();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
