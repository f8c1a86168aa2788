package com.onelastai.starter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** Signs tokens and serves its keys as Keycloak does, unless a test makes it fail. */
final class Issuer implements AutoCloseable {

  static final String NAME = "https://identity.example/realms/test";
  static final String AUDIENCE = "onelastai-api";

  private static final RSAKey KEY = generated().keyID("known").build();

  /** Nobody serves it, whatever it is called, until the first is withdrawn. */
  private static final RSAKey.Builder OTHER = generated();

  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean away;
  private volatile boolean hanging;
  private volatile byte[] keys = served(KEY);

  Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/certs",
        exchange -> {
          asked.incrementAndGet();
          if (hanging) {
            return;
          }
          byte[] body = keys;
          exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : body.length);
          if (!away) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  String keysAddress() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/certs";
  }

  /** How often somebody wanted its keys. */
  int asked() {
    return asked.get();
  }

  void goAway() {
    away = true;
  }

  /** Accepts requests from now on and never answers. */
  void hang() {
    hanging = true;
  }

  void withdrawKey() {
    keys = served(OTHER.keyID("next").build());
  }

  void comeBack() {
    away = false;
  }

  String token(Instant expiry) {
    return sign(KEY, NAME, AUDIENCE, expiry);
  }

  String tokenOf(String issuer, String audience, Instant expiry) {
    return sign(KEY, issuer, audience, expiry);
  }

  /** Signed with a key that nobody serves. */
  String forged(String keyId, Instant expiry) {
    return sign(OTHER.keyID(keyId).build(), NAME, AUDIENCE, expiry);
  }

  private static String sign(RSAKey key, String issuer, String audience, Instant expiry) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .subject("u-1")
                  .issuer(issuer)
                  .audience(audience)
                  .expirationTime(Date.from(expiry))
                  .build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] served(RSAKey key) {
    return new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static RSAKey.Builder generated() {
    try {
      return new RSAKey.Builder(new RSAKeyGenerator(2048).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
