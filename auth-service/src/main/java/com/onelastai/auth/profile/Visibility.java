package com.onelastai.auth.profile;

import com.onelastai.auth.user.User;
import com.onelastai.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/** Who sees how much of a user. */
public final class Visibility {

  private Visibility() {}

  /** Whether the caller sees all of a user, shown or not. */
  static boolean isWhole(String userId, @Nullable Caller caller) {
    return caller != null && caller.mayReach(userId);
  }

  /** Whether the caller sees the public part. */
  public static boolean isShown(User user, @Nullable Caller caller) {
    return user.preferences().privacy().showProfile() || isWhole(user.id(), caller);
  }
}
