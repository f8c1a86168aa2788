package com.onelastai.local.stack;

import java.util.List;
import java.util.Map;

/** What Keycloak and auth-service, which keep the accounts together, must agree on. */
final class Accounts {

  private static final String CLIENT_SECRET = "ONELASTAI_AUTH_CLIENT_SECRET";
  private static final String MAIL_TOKEN_SECRET = "ONELASTAI_MAIL_TOKEN_SECRET";

  private final StackSettings settings;
  private final Secrets secrets;
  private final Addresses addresses;

  Accounts(StackSettings settings, Secrets secrets, Addresses addresses) {
    this.settings = settings;
    this.secrets = secrets;
    this.addresses = addresses;
  }

  Map<String, String> keycloakEnvironment() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        secrets.get("keycloak-admin"),
        CLIENT_SECRET,
        secret(CLIENT_SECRET, "auth-client-secret"),
        "ONELASTAI_PUBLIC_URL",
        addresses.publicUrl(),
        "SMTP_HOST",
        addresses.smtpHost(),
        "SMTP_PORT",
        addresses.smtpPort());
  }

  Map<String, String> authServiceEnvironment(List<String> services) {
    return Map.of(
        "ERASURE_SERVICES",
        String.join(",", services),
        CLIENT_SECRET,
        secret(CLIENT_SECRET, "auth-client-secret"),
        MAIL_TOKEN_SECRET,
        secret(MAIL_TOKEN_SECRET, "mail-token-secret"),
        "SMTP_HOST",
        addresses.smtpHost(),
        "SMTP_PORT",
        addresses.smtpPort());
  }

  private String secret(String variable, String name) {
    return settings.variable(variable).orElseGet(() -> secrets.get(name));
  }
}
