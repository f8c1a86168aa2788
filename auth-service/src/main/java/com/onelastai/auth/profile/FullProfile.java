package com.onelastai.auth.profile;

import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.SocialLinks;
import com.onelastai.auth.user.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a user and the admins see of them. */
public record FullProfile(
    String id,
    @Schema(example = "ada@example.org") String email,
    boolean emailVerified,
    @Schema(example = "Ada Example") String name,
    @Schema(example = "/api/user/profile/3f0c/avatar?v=9a1b") @Nullable String avatar,
    @Nullable String bio,
    @Schema(example = "+436601234567") @Nullable String phoneNumber,
    @Nullable String location,
    @Schema(example = "Europe/Vienna") @Nullable String timezone,
    @Nullable String profession,
    @Nullable String company,
    @Nullable String website,
    @Nullable SocialLinks socialLinks,
    Preferences preferences,
    boolean twoFactorEnabled,
    int loginAttempts,
    @Nullable Instant lockUntil,
    @Nullable Instant lastLoginAt,
    Instant createdAt,
    Instant updatedAt)
    implements Profile {

  public static FullProfile of(User user) {
    return new FullProfile(
        user.id(),
        user.email(),
        user.emailVerified(),
        user.name(),
        user.avatar(),
        user.bio(),
        user.phoneNumber(),
        user.location(),
        user.timezone(),
        user.profession(),
        user.company(),
        user.website(),
        user.socialLinks(),
        user.preferences(),
        user.twoFactorEnabled(),
        user.loginAttempts(),
        user.lockUntil(),
        user.lastLoginAt(),
        user.createdAt(),
        user.updatedAt());
  }
}
