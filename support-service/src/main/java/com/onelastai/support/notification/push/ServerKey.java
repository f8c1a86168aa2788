package com.onelastai.support.notification.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** The key by which push services recognise this server (VAPID, RFC 8292). */
@Component
public final class ServerKey {

  /** At most a day is allowed. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private static final int HTTPS = 443;

  private final PushProperties properties;
  private final JWSSigner signer;
  private final Clock clock;

  ServerKey(PushProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
    try {
      ECKey key =
          P256.keyPair(P256.decode(properties.publicKey()), P256.decode(properties.privateKey()));
      this.signer = new ECDSASigner(key);
      if (!token("https://push.example").verify(new ECDSAVerifier(key))) {
        throw new IllegalArgumentException("not a pair");
      }
    } catch (IllegalArgumentException | IllegalStateException | JOSEException unusable) {
      // Without the cause, which may tell the secret.
      throw new InvalidConfigurationPropertyValueException(
          "onelastai.push.private-key",
          "(not shown)",
          "PUSH_PUBLIC_KEY and ONELASTAI_PUSH_PRIVATE_KEY are no pair of keys of P-256.");
    }
  }

  /** What browsers need to subscribe, in base64url. */
  public String publicKey() {
    return properties.publicKey();
  }

  /** The header {@code Authorization} of a message to this endpoint. */
  String authorization(URI endpoint) {
    try {
      boolean usual = endpoint.getPort() == -1 || endpoint.getPort() == HTTPS;
      String port = usual ? "" : ":" + endpoint.getPort();
      String origin = endpoint.getScheme() + "://" + endpoint.getHost() + port;
      return "vapid t=" + token(origin).serialize() + ", k=" + properties.publicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private SignedJWT token(String audience) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.ES256),
            new JWTClaimsSet.Builder()
                .audience(audience)
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)))
                .subject(properties.contact())
                .build());
    token.sign(signer);
    return token;
  }
}
