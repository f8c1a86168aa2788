package com.onelastai.auth.admin;

import com.onelastai.auth.user.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account in a list for admins. */
@Schema(name = "AccountItem")
record AccountItem(
    @Schema(example = "7f9c24e8-3b12-4f0a-9a57-2c6d1e8b4f03") String id,
    @Schema(example = "Ada Example") String name,
    @Schema(example = "ada@example.com") String email,
    boolean emailVerified,
    boolean twoFactorEnabled,
    @Schema(example = "2026-03-01T14:05:10Z") Instant createdAt,
    @Schema(description = "Null if the user has never signed in") @Nullable Instant lastLoginAt,
    @Schema(description = "Failed ones since the last success", example = "0") int loginAttempts,
    @Schema(description = "Until when no login is accepted; null or past if not locked")
        @Nullable Instant lockUntil) {

  static AccountItem of(User user) {
    return new AccountItem(
        user.id(),
        user.name(),
        user.email(),
        user.emailVerified(),
        user.twoFactorEnabled(),
        user.createdAt(),
        user.lastLoginAt(),
        user.loginAttempts(),
        user.lockUntil());
  }
}
