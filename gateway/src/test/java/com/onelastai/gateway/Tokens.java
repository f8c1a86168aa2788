package com.onelastai.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Tokens as Keycloak issues them, and invalid ones. */
final class Tokens {

  static final String CERTS = "/identity/realms/onelastai/protocol/openid-connect/certs";

  private Tokens() {}

  static RSAKey key(String id) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(id).algorithm(JWSAlgorithm.RS256).generate();
  }

  /** Makes Keycloak serve exactly these keys. */
  static void publish(RSAKey... keys) {
    JWKSet published = new JWKSet(Arrays.stream(keys).map(k -> (JWK) k.toPublicJWK()).toList());
    TestBed.KEYCLOAK.answer(CERTS, 200, "application/json", published.toString());
  }

  static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return "Bearer " + bare(key, change);
  }

  /** As in a cookie. */
  static String bare(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            change.apply(valid()).build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  static String unsigned() {
    return "Bearer " + new PlainJWT(valid().build()).serialize();
  }

  private static JWTClaimsSet.Builder valid() {
    return new JWTClaimsSet.Builder()
        .subject("user-1")
        .issuer("http://localhost:8080/identity/realms/onelastai")
        .audience("onelastai-api")
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }
}
