package com.onelastai.auth.twofactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.UriUtils;

/** One-time passwords as every authenticator app makes them: six digits, new each 30 seconds. */
final class Totp {

  private static final String ISSUER = "OneLastAI";
  private static final int SECRET_BYTES = 20;

  /** A code is taken one step early or late, as Keycloak takes it. */
  private static final int TOLERANCE = 1;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();

  private Totp() {}

  /** A new secret, in Base32. */
  static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Base32().encodeToString(secret);
  }

  static boolean matches(String secret, String otp, Instant now) {
    SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), GENERATOR.getAlgorithm());
    boolean matches = false;
    for (int step = -TOLERANCE; step <= TOLERANCE; step++) {
      matches |= code(key, now.plus(GENERATOR.getTimeStep().multipliedBy(step))).equals(otp);
    }
    return matches;
  }

  private static String code(SecretKeySpec key, Instant time) {
    try {
      return GENERATOR.generateOneTimePasswordString(key, time);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What an app reads from the QR code. */
  static String uri(String secret, String email) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=30"
        .formatted(ISSUER, UriUtils.encode(email, UTF_8), secret, ISSUER);
  }
}
