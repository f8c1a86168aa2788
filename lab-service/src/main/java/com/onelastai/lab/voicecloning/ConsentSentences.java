package com.onelastai.lab.voicecloning;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives out sentences of consent. The challenge holds the numbers and until when it may be used;
 * its signature shows that it was given out, so that nothing is stored.
 */
@Component
class ConsentSentences {

  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int NUMBERS = 100_000;
  private static final Pattern CHALLENGE = Pattern.compile("(\\d{5})-(\\d{10})-([\\w-]{43})");

  private final HmacUtils signer;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ConsentSentences(@Value("${onelastai.files.secret}") String secret, Clock clock) {
    this.signer = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret);
    this.clock = clock;
  }

  ConsentSentence next() {
    String digits = "%05d".formatted(random.nextInt(NUMBERS));
    Instant expires = Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
    String signed = digits + "-" + expires.getEpochSecond();
    return new ConsentSentence(
        new SpokenConsent(digits).sentence(), signed + "-" + signature(signed), expires);
  }

  /**
   * What was to be said.
   *
   * @throws ApiException 400 if it was not given out here, or too long ago
   */
  SpokenConsent check(String challenge) {
    Matcher parts = CHALLENGE.matcher(challenge);
    if (!parts.matches() || !isSigned(parts)) {
      throw invalid("unknown_challenge", "is not one that was given out");
    }
    if (clock.instant().getEpochSecond() > Long.parseLong(parts.group(2))) {
      throw invalid("challenge_expired", "has expired; record a new sentence");
    }
    return read(challenge);
  }

  /** Of a challenge that was checked when the experiment was accepted. */
  static SpokenConsent read(String challenge) {
    return new SpokenConsent(challenge.substring(0, challenge.indexOf('-')));
  }

  private boolean isSigned(Matcher parts) {
    String expected = signature(parts.group(1) + "-" + parts.group(2));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        parts.group(3).getBytes(StandardCharsets.US_ASCII));
  }

  private String signature(String signed) {
    byte[] signature = signer.hmac("voice consent\n" + signed);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static ApiException invalid(String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem("challenge", code, detail)));
  }
}
