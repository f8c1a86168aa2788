package com.onelastai.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.keycloak.policy.PolicyError;

/**
 * The policy {@code notCommon}: a password is not one of those that are guessed first. Keycloak's
 * own deny list is a file on the server, which each environment would have to bring.
 */
public final class CommonPasswordFactory implements PasswordPolicyProviderFactory {

  private static final String LIST = "/common-passwords.txt";

  private Set<String> common = Set.of();

  @Override
  public void init(Config.Scope config) {
    try (InputStream list = CommonPasswordFactory.class.getResourceAsStream(LIST)) {
      common =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new NotCommon(common);
  }

  private record NotCommon(Set<String> common) implements PasswordPolicyProvider {

    @Override
    public @Nullable PolicyError validate(RealmModel realm, UserModel user, String password) {
      return validate(user.getUsername(), password);
    }

    @Override
    public @Nullable PolicyError validate(String username, String password) {
      // Keycloak's own message, which its pages translate.
      return common.contains(password.toLowerCase(Locale.ROOT))
          ? new PolicyError("invalidPasswordBlacklistedMessage")
          : null;
    }

    @Override
    public @Nullable Object parseConfig(String value) {
      return null;
    }

    @Override
    public void close() {}
  }

  @Override
  public String getId() {
    return "notCommon";
  }

  @Override
  public String getDisplayName() {
    return "Not Common";
  }

  @Override
  public @Nullable String getConfigType() {
    return null;
  }

  @Override
  public @Nullable String getDefaultConfigValue() {
    return null;
  }

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
