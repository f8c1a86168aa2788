package com.onelastai.e2e;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app. It shows each code once, as no code is accepted twice. */
final class Totp {

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final Set<String> shown = new HashSet<>();
  private final SecretKey key;

  Totp(String base32) {
    key = new SecretKeySpec(new Base32().decode(base32), generator.getAlgorithm());
  }

  /** Keycloak also accepts the previous and the next code, so three are available at a time. */
  String code() {
    return IntStream.of(0, 1, -1)
        .mapToObj(this::code)
        .filter(shown::add)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No fresh code within this period"));
  }

  String wrongCode() {
    Set<String> good = new HashSet<>();
    IntStream.rangeClosed(-2, 2).forEach(period -> good.add(code(period)));
    return IntStream.range(0, 10)
        .mapToObj("%06d"::formatted)
        .filter(code -> !good.contains(code))
        .findFirst()
        .orElseThrow();
  }

  private String code(int period) {
    try {
      Instant time = Instant.now().plus(generator.getTimeStep().multipliedBy(period));
      return generator.generateOneTimePasswordString(key, time);
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
