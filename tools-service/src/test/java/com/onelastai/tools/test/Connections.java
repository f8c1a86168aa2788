package com.onelastai.tools.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that counts who connects to it, and says nothing. */
public final class Connections implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger count = new AtomicInteger();

  private Connections(ServerSocket server) {
    this.server = server;
    Thread.startVirtualThread(this::serve);
  }

  public static Connections at(String address) {
    try {
      return new Connections(new ServerSocket(0, 50, InetAddress.ofLiteral(address)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        count.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public int count() {
    return count.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
