package com.onelastai.auth.avatar;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What belongs to a profile and is too large for {@code users}.
 *
 * @param id the user's
 */
@Document(UserProfile.COLLECTION)
record UserProfile(@Id String id, @Nullable Picture avatar) {

  static final String COLLECTION = "userprofiles";
}
