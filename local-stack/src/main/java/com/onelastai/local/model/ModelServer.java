package com.onelastai.local.model;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * HTTP on this machine. Netty rather than the JDK's server, which cannot tell that a client has
 * left before it writes to it, and an answer as a whole is written when all the work is done.
 */
final class ModelServer implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup eventLoop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final Channel listening;

  private ModelServer(int port, Routes routes) throws InterruptedException {
    this.listening =
        new ServerBootstrap()
            .group(eventLoop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(RequestReader.MAX_BODY_BYTES))
                        .addLast(new RequestReader(routes, requests));
                  }
                })
            .bind(new InetSocketAddress("127.0.0.1", port))
            .sync()
            .channel();
  }

  static ModelServer start(int port, Routes routes) throws InterruptedException {
    return new ModelServer(port, routes);
  }

  int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  @Override
  public void close() {
    eventLoop.shutdownGracefully();
    requests.shutdownNow();
  }
}
