package com.onelastai.auth.profile;

import com.onelastai.auth.user.SocialLinks;
import com.onelastai.auth.user.User;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What others see of a user who shows their profile. */
record PublicProfile(
    String id,
    @Schema(example = "Ada Example") String name,
    @Nullable String avatar,
    @Nullable String bio,
    @Nullable String location,
    @Nullable String profession,
    @Nullable String company,
    @Nullable String website,
    @Nullable SocialLinks socialLinks)
    implements Profile {

  static PublicProfile of(User user) {
    return new PublicProfile(
        user.id(),
        user.name(),
        user.avatar(),
        user.bio(),
        user.location(),
        user.profession(),
        user.company(),
        user.website(),
        user.socialLinks());
  }
}
