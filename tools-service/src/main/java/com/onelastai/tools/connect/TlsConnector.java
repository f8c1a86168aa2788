package com.onelastai.tools.connect;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.stereotype.Component;

/** Speaks TLS with any server, also with one whose certificate is wrong. */
@Component
public class TlsConnector {

  /**
   * Closes the connection beneath with the one that it returns.
   *
   * @throws IOException if the server has no version and cipher of TLS in common with this JDK
   */
  public TlsConnection handshake(Connection plain, HostName serverName) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            acceptingAnyCertificate()
                .getSocketFactory()
                .createSocket(plain.socket(), serverName.text(), plain.socket().getPort(), true);
    if (serverName.address() == null) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(serverName.text())));
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return new TlsConnection(socket);
  }

  /** A new one each time, so that no session is resumed. */
  private static SSLContext acceptingAnyCertificate() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The tool judges the certificates; nothing secret is sent. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
