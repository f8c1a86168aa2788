package com.onelastai.auth.keycloak;

import org.jspecify.annotations.Nullable;

/** What someone proves who they are with. */
public record Factors(
    @Nullable String password, @Nullable String otp, @Nullable String recoveryCode) {

  @Override
  public String toString() {
    return "Factors[]";
  }
}
