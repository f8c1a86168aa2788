package com.onelastai.auth.account;

import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account in responses to its user. */
@Schema(name = "User")
public record UserView(
    @Schema(description = "The token's sub", example = "7f9c24e8-3b12-4f0a-9a57-2c6d1e8b4f03")
        String id,
    @Schema(example = "ada@example.com") String email,
    boolean emailVerified,
    @Schema(example = "Ada Example") String name,
    @Schema(description = "The picture's address") @Nullable String avatar,
    @Schema(example = "[\"user\"]") List<String> roles,
    boolean twoFactorEnabled,
    Instant createdAt,
    @Nullable Instant lastLoginAt,
    Preferences preferences) {

  public static UserView of(User user, List<String> roles) {
    return new UserView(
        user.id(),
        user.email(),
        user.emailVerified(),
        user.name(),
        user.avatar(),
        roles,
        user.twoFactorEnabled(),
        user.createdAt(),
        user.lastLoginAt(),
        user.preferences());
  }
}
