package com.onelastai.keycloak;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;

/** Second factors as auth-service stores them by the admin API, and their codes. */
final class TwoFactor {

  static final Map<String, Object> TOTP =
      Map.of(
          "type", "otp",
          "secretData", "{\"value\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\"}",
          "credentialData",
              """
              {"subType":"totp","digits":6,"period":30,"algorithm":"HmacSHA1","secretEncoding":"BASE32"}
              """);

  /** The secret above, decoded from Base32. */
  private static final String SECRET = "12345678901234567890";

  static final String WRONG_TOTP = "000000";

  static final List<String> CODES =
      IntStream.range(0, 10).mapToObj(i -> "RECOVERYCODE" + i).toList();

  private TwoFactor() {}

  static String totp() {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"),
              Instant.now());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Object> recoveryCodes() {
    List<Map<String, Object>> codes =
        IntStream.range(0, CODES.size())
            .mapToObj(i ->
                Map.<String, Object>of("number", i + 1, "encodedHashedValue", hash(CODES.get(i))))
            .toList();
    return Map.of(
        "type", "recovery-authn-codes",
        "secretData", KeycloakServer.JSON.writeValueAsString(Map.of("codes", codes)),
        "credentialData",
            """
            {"hashIterations":1,"algorithm":"SHA-512","totalCodes":10,"remainingCodes":10}
            """);
  }

  private static String hash(String code) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
