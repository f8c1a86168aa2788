package com.onelastai.starter.test;

import com.mongodb.ConnectionString;
import com.mongodb.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy in front of a server whose connections can be cut, or kept open but silent. */
public final class CuttableLine implements AutoCloseable {

  private final ServerSocket entrance;
  private final InetSocketAddress server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean silent;
  private volatile int silences;

  public CuttableLine(String host, int port) throws IOException {
    server = new InetSocketAddress(host, port);
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** A line to the shared MongoDB server. */
  public static CuttableLine toMongo() {
    ServerAddress mongo =
        new ServerAddress(new ConnectionString(Engines.mongoUri()).getHosts().getFirst());
    try {
      return new CuttableLine(mongo.getHost(), mongo.getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The address of a database that nothing else uses, for a client behind this line. */
  public String mongoUri() {
    return "mongodb://" + address() + "/line-" + UUID.randomUUID();
  }

  public String address() {
    return entrance.getInetAddress().getHostAddress() + ":" + entrance.getLocalPort();
  }

  public void cut() {
    cut = true;
    open.forEach(CuttableLine::close);
  }

  /**
   * Drops every byte from now on while all connections stay open, as a network does that has lost
   * its routes. Connections that were open at any time of a silence never carry a byte again.
   */
  public synchronized void silence() {
    silent = true;
    silences++;
  }

  public void mend() {
    cut = false;
    silent = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        if (cut) {
          caller.close();
          continue;
        }
        open.add(caller);
        if (silent) {
          continue;
        }
        Socket called = new Socket();
        called.connect(server);
        open.add(called);
        int opened = silences;
        Thread.ofVirtual().start(() -> pass(caller, called, opened));
        Thread.ofVirtual().start(() -> pass(called, caller, opened));
      }
    } catch (IOException closed) {
      cut();
    }
  }

  private void pass(Socket from, Socket to, int opened) {
    byte[] buffer = new byte[8192];
    try {
      for (int length; (length = from.getInputStream().read(buffer)) >= 0; ) {
        if (silences == opened) {
          to.getOutputStream().write(buffer, 0, length);
        }
      }
    } catch (IOException cutOff) {
      // The other side learns it by the close below.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }
}
