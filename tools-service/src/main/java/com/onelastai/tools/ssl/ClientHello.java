package com.onelastai.tools.ssl;

import com.onelastai.tools.connect.HostName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * The first message of a handshake (RFC 5246, RFC 8446), which offers one version: the JDK no
 * longer speaks the old ones.
 */
final class ClientHello {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;

  private static final int SERVER_NAME = 0;
  private static final int SUPPORTED_GROUPS = 10;
  private static final int POINT_FORMATS = 11;
  private static final int SIGNATURE_ALGORITHMS = 13;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  private static final int[] GROUPS = {0x001d, 0x0017, 0x0018, 0x0019, 0x0100};
  private static final int[] SIGNATURES = {
    0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0807, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201
  };

  private ClientHello() {}

  /** The record to send. */
  static byte[] of(TlsVersion version, List<CipherSuite> suites, HostName host) {
    Bytes body = new Bytes();
    body.number(Math.min(version.number(), TlsVersion.TLS_1_2.number()), 2);
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    body.add(random);
    body.number(0, 1);
    body.vector(numbers(suites.stream().mapToInt(CipherSuite::number).toArray()), 2);
    body.vector(new byte[] {0}, 1);
    if (version != TlsVersion.SSL_3) {
      body.vector(extensions(version, host), 2);
    }
    Bytes message = new Bytes();
    message.number(CLIENT_HELLO, 1);
    message.vector(body.toArray(), 3);
    Bytes hello = new Bytes();
    hello.number(HANDSHAKE, 1);
    hello.number(Math.min(version.number(), TlsVersion.TLS_1_0.number()), 2);
    hello.vector(message.toArray(), 2);
    return hello.toArray();
  }

  private static byte[] extensions(TlsVersion version, HostName host) {
    Bytes extensions = new Bytes();
    if (host.address() == null) {
      Bytes name = new Bytes();
      name.number(0, 1);
      name.vector(host.text().getBytes(StandardCharsets.US_ASCII), 2);
      extensions.extension(SERVER_NAME, vector(name.toArray(), 2));
    }
    extensions.extension(SUPPORTED_GROUPS, vector(numbers(GROUPS), 2));
    extensions.extension(POINT_FORMATS, vector(new byte[] {0}, 1));
    if (version.number() >= TlsVersion.TLS_1_2.number()) {
      extensions.extension(SIGNATURE_ALGORITHMS, vector(numbers(SIGNATURES), 2));
    }
    if (version == TlsVersion.TLS_1_3) {
      extensions.extension(SUPPORTED_VERSIONS, vector(numbers(version.number()), 1));
      // No key yet: the server answers with the group that it wants, and its version and cipher.
      extensions.extension(KEY_SHARE, vector(new byte[0], 2));
    }
    return extensions.toArray();
  }

  private static byte[] numbers(int... numbers) {
    Bytes bytes = new Bytes();
    for (int number : numbers) {
      bytes.number(number, 2);
    }
    return bytes.toArray();
  }

  private static byte[] vector(byte[] content, int lengthBytes) {
    Bytes bytes = new Bytes();
    bytes.vector(content, lengthBytes);
    return bytes.toArray();
  }

  private static final class Bytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(byte[] content) {
      bytes.writeBytes(content);
    }

    void number(int value, int length) {
      for (int shift = (length - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
        bytes.write(value >>> shift);
      }
    }

    void vector(byte[] content, int lengthBytes) {
      number(content.length, lengthBytes);
      add(content);
    }

    void extension(int type, byte[] content) {
      number(type, 2);
      vector(content, 2);
    }

    byte[] toArray() {
      return bytes.toByteArray();
    }
  }
}
