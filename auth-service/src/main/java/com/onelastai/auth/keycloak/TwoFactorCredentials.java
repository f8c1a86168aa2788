package com.onelastai.auth.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * One-time-password secrets and recovery codes; only Keycloak stores them. A secret that is not
 * confirmed yet is in an attribute of the account that only this service can read.
 */
@Component
public class TwoFactorCredentials {

  private static final String TOTP = "otp";
  private static final String RECOVERY_CODES = "recovery-authn-codes";

  private static final String TOTP_DATA =
      """
      {"subType": "totp", "digits": 6, "period": 30, "counter": 0, "algorithm": "HmacSHA1",
       "secretEncoding": "BASE32"}
      """;
  private static final String RECOVERY_DATA =
      """
      {"hashIterations": 1, "algorithm": "SHA-512", "totalCodes": %1$d, "remainingCodes": %1$d}
      """;

  private static final String PENDING = "pendingTotp";
  private static final Duration PENDING_LIFETIME = Duration.ofMinutes(10);

  private final KeycloakAdmin admin;
  private final JsonMapper json;
  private final Clock clock;

  TwoFactorCredentials(KeycloakAdmin admin, JsonMapper json, Clock clock) {
    this.admin = admin;
    this.json = json;
    this.clock = clock;
  }

  public boolean enabled(String userId) {
    return admin.call(realm ->
        realm.users().get(userId).credentials().stream()
            .anyMatch(credential -> credential.getType().equals(TOTP)));
  }

  /**
   * @param secret in Base32
   */
  public void add(String userId, String secret, List<String> recoveryCodes) {
    put(userId, totp(secret), recovery(recoveryCodes));
  }

  public void replaceRecoveryCodes(String userId, List<String> recoveryCodes) {
    remove(userId, RECOVERY_CODES);
    put(userId, recovery(recoveryCodes));
  }

  public void removeAll(String userId) {
    remove(userId, TOTP);
    remove(userId, RECOVERY_CODES);
  }

  /** Stores a new secret until the user confirms it. */
  public void putPending(String userId, String secret) {
    admin.setAttribute(userId, PENDING, secret + " " + clock.instant().plus(PENDING_LIFETIME));
  }

  public Optional<String> findPending(String userId) {
    return attributes(admin.call(realm -> realm.users().get(userId).toRepresentation()))
        .getOrDefault(PENDING, List.of())
        .stream()
        .map(value -> value.split(" ", 2))
        .filter(parts -> clock.instant().isBefore(Instant.parse(parts[1])))
        .map(parts -> parts[0])
        .findFirst();
  }

  public void removePending(String userId) {
    admin.setAttribute(userId, PENDING, null);
  }

  private static Map<String, List<String>> attributes(UserRepresentation user) {
    return user.getAttributes() == null ? Map.of() : user.getAttributes();
  }

  private void put(String userId, CredentialRepresentation... credentials) {
    UserRepresentation user = new UserRepresentation();
    user.setCredentials(List.of(credentials));
    admin.run(realm -> realm.users().get(userId).update(user));
  }

  private void remove(String userId, String type) {
    admin.run(realm -> {
      UserResource user = realm.users().get(userId);
      user.credentials().stream()
          .filter(credential -> credential.getType().equals(type))
          .forEach(credential -> user.removeCredential(credential.getId()));
    });
  }

  private CredentialRepresentation totp(String secret) {
    return credential(TOTP, Map.of("value", secret), TOTP_DATA);
  }

  /** Hashed once without salt, as in Keycloak: the codes are long and random. */
  private CredentialRepresentation recovery(List<String> codes) {
    List<Map<String, Object>> hashed =
        IntStream.range(0, codes.size())
            .mapToObj(i ->
                Map.<String, Object>of("number", i + 1, "encodedHashedValue", hash(codes.get(i))))
            .toList();
    return credential(
        RECOVERY_CODES, Map.of("codes", hashed), RECOVERY_DATA.formatted(codes.size()));
  }

  private static String hash(String code) {
    return Base64.getEncoder().encodeToString(DigestUtils.sha512(code));
  }

  private CredentialRepresentation credential(
      String type, Map<String, ?> secretData, String credentialData) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(type);
    credential.setSecretData(json.writeValueAsString(secretData));
    credential.setCredentialData(credentialData);
    return credential;
  }
}
