package com.onelastai.auth.keycloak;

import java.time.Instant;

/**
 * A one-time-password secret that was shown and not yet confirmed.
 *
 * @param secret in Base32
 */
public record PendingTotp(String secret, Instant expiresAt) {

  @Override
  public String toString() {
    return "PendingTotp[]";
  }
}
