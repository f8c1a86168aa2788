package com.onelastai.tools.ssl;

import com.onelastai.tools.ssl.TestAuthority.Issued;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;

/**
 * Answers as a server of an old version of TLS, up to its certificate: the JDK no longer speaks
 * these.
 */
final class OldTlsServer implements AutoCloseable {

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final byte[] HANDSHAKE_FAILURE = {2, 40};

  private final ServerSocket server;
  private final int version;
  private final int[] suites;
  private final Issued issued;

  private OldTlsServer(ServerSocket server, int version, Issued issued, int... suites) {
    this.server = server;
    this.version = version;
    this.issued = issued;
    this.suites = suites;
    Thread.startVirtualThread(this::serve);
  }

  /**
   * @param suites in the order of its preference
   */
  static OldTlsServer at(String address, TlsVersion version, Issued issued, int... suites) {
    try {
      return new OldTlsServer(
          new ServerSocket(0, 50, InetAddress.ofLiteral(address)),
          version.number(),
          issued,
          suites);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        answer(new DataInputStream(client.getInputStream()), client);
      } catch (IOException closed) {
        continue;
      }
    }
  }

  private void answer(DataInputStream in, Socket client) throws IOException {
    in.readFully(new byte[5 + 4]);
    int offered = in.readUnsignedShort();
    in.readFully(new byte[32]);
    in.readFully(new byte[in.readUnsignedByte()]);
    Set<Integer> theirs = new HashSet<>();
    for (int left = in.readUnsignedShort(); left > 0; left -= 2) {
      theirs.add(in.readUnsignedShort());
    }
    in.skipBytes(in.available());
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    for (int suite : suites) {
      if (offered >= version && theirs.contains(suite)) {
        send(out, HANDSHAKE, hello(suite));
        send(out, HANDSHAKE, certificates());
        return;
      }
    }
    send(out, ALERT, HANDSHAKE_FAILURE);
  }

  private byte[] hello(int suite) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(2 << 24 | 2 + 32 + 1 + 2 + 1);
    out.writeShort(version);
    out.write(new byte[32]);
    out.writeByte(0);
    out.writeShort(suite);
    out.writeByte(0);
    return bytes.toByteArray();
  }

  private byte[] certificates() throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    try {
      for (X509Certificate certificate : issued.chain()) {
        byte[] encoded = certificate.getEncoded();
        list.write(new byte[] {0, (byte) (encoded.length >> 8), (byte) encoded.length});
        list.write(encoded);
      }
    } catch (CertificateEncodingException failed) {
      throw new IOException(failed);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(11 << 24 | 3 + list.size());
    out.writeByte(0);
    out.writeShort(list.size());
    list.writeTo(out);
    return bytes.toByteArray();
  }

  private void send(DataOutputStream out, int type, byte[] content) throws IOException {
    out.writeByte(type);
    out.writeShort(version);
    out.writeShort(content.length);
    out.write(content);
    out.flush();
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
