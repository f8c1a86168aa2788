package com.onelastai.tools.whois;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** A server of whois (RFC 3912). */
public final class WhoisServer implements AutoCloseable {

  private final ServerSocket server;
  private final UnaryOperator<String> answers;

  private WhoisServer(ServerSocket server, UnaryOperator<String> answers) {
    this.server = server;
    this.answers = answers;
    Thread.startVirtualThread(this::serve);
  }

  public static WhoisServer at(String address, int port, UnaryOperator<String> answers) {
    try {
      return new WhoisServer(new ServerSocket(port, 50, InetAddress.ofLiteral(address)), answers);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        String question =
            new BufferedReader(
                    new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        client.getOutputStream().write(answers.apply(question).getBytes(StandardCharsets.UTF_8));
      } catch (IOException closed) {
        continue;
      }
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
