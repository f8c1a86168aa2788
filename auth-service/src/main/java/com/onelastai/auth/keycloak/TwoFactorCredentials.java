package com.onelastai.auth.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One-time-password secrets and recovery codes in Keycloak, which alone keeps them. */
@Component
public class TwoFactorCredentials {

  private static final String TOTP = "otp";
  private static final String RECOVERY_CODES = "recovery-authn-codes";

  private final KeycloakAdmin admin;
  private final JsonMapper json;

  TwoFactorCredentials(KeycloakAdmin admin, JsonMapper json) {
    this.admin = admin;
    this.json = json;
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
    return credential(
        TOTP,
        Map.of("value", secret),
        Map.of(
            "subType",
            "totp",
            "digits",
            6,
            "period",
            30,
            "counter",
            0,
            "algorithm",
            "HmacSHA1",
            "secretEncoding",
            "BASE32"));
  }

  /** Hashed once and without salt, as Keycloak does: the codes are too random to be guessed. */
  private CredentialRepresentation recovery(List<String> codes) {
    List<Map<String, Object>> hashed =
        IntStream.range(0, codes.size())
            .mapToObj(i ->
                Map.<String, Object>of("number", i + 1, "encodedHashedValue", hash(codes.get(i))))
            .toList();
    return credential(
        RECOVERY_CODES,
        Map.of("codes", hashed),
        Map.of(
            "hashIterations",
            1,
            "algorithm",
            "SHA-512",
            "totalCodes",
            codes.size(),
            "remainingCodes",
            codes.size()));
  }

  private static String hash(String code) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(code.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private CredentialRepresentation credential(
      String type, Map<String, ?> secretData, Map<String, ?> credentialData) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(type);
    credential.setSecretData(json.writeValueAsString(secretData));
    credential.setCredentialData(json.writeValueAsString(credentialData));
    return credential;
  }
}
