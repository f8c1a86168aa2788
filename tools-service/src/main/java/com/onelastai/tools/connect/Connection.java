package com.onelastai.tools.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** An open TCP connection. */
public final class Connection implements AutoCloseable {

  private final Socket socket;

  Connection(Socket socket) {
    this.socket = socket;
  }

  Socket socket() {
    return socket;
  }

  public InetAddress address() {
    return socket.getInetAddress();
  }

  /** The longest wait for the next bytes. */
  public void limitReads(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
  }

  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
