package com.onelastai.auth.user;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A profile as the caller may see it: the whole account, or its public part. */
@Schema(oneOf = {User.class, Profile.PublicProfile.class})
public sealed interface Profile permits User, Profile.PublicProfile {

  /** The part that other users see if the user shows the profile. */
  record PublicProfile(
      String id,
      @Schema(example = "Ada Example") String name,
      @Nullable String avatar,
      @Nullable String bio,
      @Nullable String location,
      @Nullable String profession,
      @Nullable String company,
      @Nullable String website,
      User.@Nullable SocialLinks socialLinks)
      implements Profile {

    public static PublicProfile of(User user) {
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
}
