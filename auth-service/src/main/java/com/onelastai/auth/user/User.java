package com.onelastai.auth.user;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.security.Caller;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account, and the whole profile that its user and admins get: the API shows every field but
 * {@code unverifiedSince} and {@code revision}. Keycloak owns e-mail, 2FA and locks; this is a copy
 * that can be read and searched without calling it.
 *
 * @param id Keycloak's {@code sub}
 * @param email in lower case
 * @param unverifiedSince when the account was registered, until its address is verified the first
 *     time
 * @param avatar the picture's address; null if there is none
 * @param timezone of the IANA database, such as {@code Europe/Vienna}
 * @param loginAttempts failed ones since the last success
 * @param lockUntil until when no login is accepted; null if not locked
 * @param revision how often other services were told of a change; null if they were never told
 */
@Document(User.COLLECTION)
@CompoundIndex(def = "{'createdAt': -1, '_id': -1}")
@RecordBuilder
@Schema(name = "FullProfile")
public record User(
    @Id String id,
    @Indexed(unique = true, sparse = true) @Schema(example = "ada@example.org") String email,
    boolean emailVerified,
    @JsonIgnore @Indexed(sparse = true) @Nullable Instant unverifiedSince,
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
    Instant updatedAt,
    @JsonIgnore @Nullable Long revision)
    implements Profile {

  public static final String COLLECTION = "users";

  /** Whether the caller may see the public part of the profile. */
  public boolean isVisibleTo(@Nullable Caller caller) {
    return preferences.privacy().showProfile() || (caller != null && caller.mayReach(id));
  }

  /** A user's pages on other platforms. */
  public record SocialLinks(
      @Nullable String twitter,
      @Nullable String linkedin,
      @Nullable String github,
      @Nullable String facebook,
      @Nullable String instagram,
      @Nullable String youtube) {}
}
