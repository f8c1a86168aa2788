package com.onelastai.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP proxy to another server, until it is closed. */
record Passage(ServerSocket entrance, String host, int port) implements AutoCloseable {

  static Passage open(int entrance, String server) throws IOException {
    int colon = server.lastIndexOf(':');
    ServerSocket socket = new ServerSocket(entrance, 50, InetAddress.getLoopbackAddress());
    int port = Integer.parseInt(server.substring(colon + 1));
    Passage passage = new Passage(socket, server.substring(0, colon), port);
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
  public void close() throws IOException {
    entrance.close();
  }
}
