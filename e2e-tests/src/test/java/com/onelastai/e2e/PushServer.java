package com.onelastai.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A push service (RFC 8030) that accepts every message. */
final class PushServer implements AutoCloseable {

  private static final int COORDINATE = 32;
  private static final byte UNCOMPRESSED = 4;

  private final List<String> topics = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  PushServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          topics.add(exchange.getRequestHeaders().getFirst("Topic"));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    server.start();
  }

  /** The topic of each message; the same again for one that was sent again. */
  List<String> topics() {
    return List.copyOf(topics);
  }

  /** What a browser sends when its user allows notifications. */
  Map<String, ?> subscription(String browser) {
    return Map.of(
        "endpoint",
        "http://localhost:" + server.getAddress().getPort() + "/" + browser,
        "keys",
        Map.of("p256dh", base64(newPoint()), "auth", base64(new byte[16])));
  }

  private static byte[] newPoint() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
      byte[] point = new byte[1 + 2 * COORDINATE];
      point[0] = UNCOMPRESSED;
      copy(key.getW().getAffineX().toByteArray(), point, 1 + COORDINATE);
      copy(key.getW().getAffineY().toByteArray(), point, 1 + 2 * COORDINATE);
      return point;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The last bytes of a number, up to a place; it may have a leading zero or be short. */
  private static void copy(byte[] number, byte[] target, int end) {
    byte[] digits =
        number.length > COORDINATE ? Arrays.copyOfRange(number, 1, number.length) : number;
    System.arraycopy(digits, 0, target, end - digits.length, digits.length);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
