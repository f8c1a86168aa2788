package com.onelastai.tools.ssl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a server answers to a {@link ClientHello}, as far as it is not encrypted. */
final class ServerReply {

  /** What the server chose. */
  record Chosen(int version, int cipherSuite) {}

  private static final int HANDSHAKE = 22;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int RANDOM = 32;
  private static final int MAX_MESSAGE = 100_000;

  private final DataInputStream in;
  private byte[] unread = new byte[0];

  ServerReply(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Null if the server refuses what it was offered. */
  @Nullable Chosen readHello() throws IOException {
    DataInputStream hello = readMessage(SERVER_HELLO);
    if (hello == null) {
      return null;
    }
    int version = hello.readUnsignedShort();
    hello.readFully(new byte[RANDOM]);
    hello.readFully(new byte[hello.readUnsignedByte()]);
    int cipherSuite = hello.readUnsignedShort();
    hello.readUnsignedByte();
    return new Chosen(selectedVersion(hello, version), cipherSuite);
  }

  /** TLS 1.3 names its version in an extension. */
  private static int selectedVersion(DataInputStream hello, int version) throws IOException {
    int length = hello.available() < 2 ? 0 : hello.readUnsignedShort();
    while (length >= 4) {
      int type = hello.readUnsignedShort();
      byte[] content = new byte[hello.readUnsignedShort()];
      hello.readFully(content);
      if (type == SUPPORTED_VERSIONS && content.length == 2) {
        return (content[0] & 0xff) << Byte.SIZE | content[1] & 0xff;
      }
      length -= 4 + content.length;
    }
    return version;
  }

  /** What follows the hello up to TLS 1.2. */
  List<X509Certificate> readCertificates() throws IOException {
    DataInputStream message = readMessage(CERTIFICATE);
    List<X509Certificate> certificates = new ArrayList<>();
    if (message == null) {
      return certificates;
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      int length = readLength(message);
      while (length > 3) {
        byte[] certificate = new byte[limited(readLength(message))];
        message.readFully(certificate);
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
        length -= 3 + certificate.length;
      }
      return certificates;
    } catch (CertificateException malformed) {
      throw new IOException(malformed);
    }
  }

  private @Nullable DataInputStream readMessage(int type) throws IOException {
    byte[] header = take(4);
    if (header == null || header[0] != type) {
      return null;
    }
    int length = (header[1] & 0xff) << 16 | (header[2] & 0xff) << Byte.SIZE | header[3] & 0xff;
    byte[] body = take(limited(length));
    return body == null ? null : new DataInputStream(new ByteArrayInputStream(body));
  }

  /** Null if the server sends an alert or anything else but handshakes. */
  private byte @Nullable [] take(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(unread);
    while (bytes.size() < length) {
      int type = in.readUnsignedByte();
      in.readUnsignedShort();
      byte[] content = new byte[in.readUnsignedShort()];
      in.readFully(content);
      if (type != HANDSHAKE || content.length == 0) {
        return null;
      }
      bytes.writeBytes(content);
    }
    byte[] all = bytes.toByteArray();
    unread = Arrays.copyOfRange(all, length, all.length);
    return Arrays.copyOf(all, length);
  }

  private static int readLength(DataInputStream in) throws IOException {
    return in.readUnsignedByte() << 16 | in.readUnsignedShort();
  }

  private static int limited(int length) throws IOException {
    if (length > MAX_MESSAGE) {
      throw new IOException("a message of " + length + " bytes");
    }
    return length;
  }
}
