package com.onelastai.tools.ssl;

import com.onelastai.tools.ssl.TestAuthority.Issued;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A web server over TLS. */
public final class TlsServer implements AutoCloseable {

  private final SSLServerSocket server;
  private final String head;

  private TlsServer(SSLServerSocket server, String head) {
    this.server = server;
    this.head = head;
    Thread.startVirtualThread(this::serve);
  }

  /**
   * @param headers lines of the answer to any request
   */
  static TlsServer at(String address, Issued issued, String headers, String... versions) {
    try {
      SSLServerSocket server =
          (SSLServerSocket)
              context(issued)
                  .getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.ofLiteral(address));
      server.setEnabledProtocols(versions);
      return new TlsServer(server, "HTTP/1.1 200 OK\r\n" + headers + "\r\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static SSLContext context(Issued issued) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own",
          issued.keys().getPrivate(),
          new char[0],
          issued.chain().toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader request =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      String line = request.readLine();
      while (line != null && !line.isEmpty()) {
        line = request.readLine();
      }
      client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException probed) {
      // A probe ends after its first message.
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
