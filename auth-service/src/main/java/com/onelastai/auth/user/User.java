package com.onelastai.auth.user;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account. Keycloak decides about e-mail, 2FA and locks; what stands here follows it, so that
 * they can be shown and searched without asking.
 *
 * @param id Keycloak's {@code sub}
 * @param email in lower case
 * @param avatar the picture's address; null if there is none
 * @param timezone of the IANA database, such as {@code Europe/Vienna}
 * @param loginAttempts failed ones since the last success
 * @param lockUntil until when no login is accepted; null if not locked
 */
@Document(User.COLLECTION)
@RecordBuilder
public record User(
    @Id String id,
    @Indexed(unique = true, sparse = true) String email,
    boolean emailVerified,
    String name,
    @Nullable String avatar,
    @Nullable String bio,
    @Nullable String phoneNumber,
    @Nullable String location,
    @Nullable String timezone,
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
    Instant updatedAt) {

  public static final String COLLECTION = "users";
}
