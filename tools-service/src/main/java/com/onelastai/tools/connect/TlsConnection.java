package com.onelastai.tools.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/** A connection over TLS whose certificates nobody has checked yet. */
public final class TlsConnection implements AutoCloseable {

  private final SSLSocket socket;

  TlsConnection(SSLSocket socket) {
    this.socket = socket;
  }

  /** As the server sent them, its own first. */
  public List<X509Certificate> certificates() throws IOException {
    return Arrays.stream(socket.getSession().getPeerCertificates())
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** The stapled answers of OCSP; empty if there are none. */
  public List<byte[]> ocspAnswers() {
    return ((ExtendedSSLSession) socket.getSession()).getStatusResponses();
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
