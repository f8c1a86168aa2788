package com.onelastai.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP proxy to another server, until it is closed. */
final class Passage implements AutoCloseable {

  private final ServerSocket entrance;
  private final String host;
  private final int port;

  private Passage(ServerSocket entrance, String host, int port) {
    this.entrance = entrance;
    this.host = host;
    this.port = port;
  }

  static Passage open(int entrance, String server) throws IOException {
    int colon = server.lastIndexOf(':');
    Passage passage =
        new Passage(
            new ServerSocket(entrance, 50, InetAddress.getLoopbackAddress()),
            server.substring(0, colon),
            Integer.parseInt(server.substring(colon + 1)));
    Thread.ofVirtual().start(passage::accept);
    return passage;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(host, port);
        Thread.ofVirtual().start(() -> copy(client, server));
        Thread.ofVirtual().start(() -> copy(server, client));
      }
    } catch (IOException closed) {
      // Closed.
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      // If one side ends, so does the other.
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
