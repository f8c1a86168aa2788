package com.onelastai.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server whose responses a test scripts byte by byte; the script runs once per request. */
final class RawServer implements AutoCloseable {

  static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final ServerSocket socket;
  private final Script script;
  private final CountDownLatch left = new CountDownLatch(1);
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<Socket> connections = new CopyOnWriteArrayList<>();

  interface Script {
    void play(Client client) throws Exception;
  }

  RawServer(Script script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** The connection of one request. */
  final class Client {

    private final Socket connection;

    private Client(Socket connection) {
      this.connection = connection;
    }

    void send(String raw) throws IOException {
      send(raw.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] raw) throws IOException {
      OutputStream out = connection.getOutputStream();
      out.write(raw);
      out.flush();
    }

    /** Sends one chunk of the transfer encoding. */
    void chunk(byte[] data) throws IOException {
      send(Integer.toHexString(data.length) + "\r\n");
      send(data);
      send("\r\n");
    }

    void event(String json) throws IOException {
      chunk(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    void piece(String text) throws IOException {
      event("{\"model\":\"tiny-1\",\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}");
    }

    void end() throws IOException {
      event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
      event("[DONE]");
      send("0\r\n\r\n");
    }

    void cut() throws IOException {
      connection.setSoLinger(true, 0);
      connection.close();
    }

    /** Sends nothing until the client closes the connection. */
    void awaitClose() throws IOException {
      try {
        if (connection.getInputStream().read() >= 0) {
          throw new IOException("another request on a connection in use");
        }
      } finally {
        left.countDown();
      }
    }
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/v1";
  }

  /** Whether a client closed the connection during {@link Client#awaitClose}. */
  boolean wasClosed() throws InterruptedException {
    return left.await(60, TimeUnit.SECONDS);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        Thread.startVirtualThread(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      for (String request = read(connection.getInputStream());
          request != null;
          request = read(connection.getInputStream())) {
        requests.add(request);
        script.play(new Client(connection));
      }
    } catch (Exception gone) {
      // As servers do when a client leaves.
    }
  }

  private static @Nullable String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    int length =
        Arrays.stream(head.toString().split("\r\n"))
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
