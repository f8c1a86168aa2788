package com.onelastai.billing.erasure;

import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataEraser;
import java.util.List;
import org.springframework.stereotype.Component;

/** Removes a user from all that is kept for users. */
@Component
class UserEraser implements UserDataEraser {

  private final ErasedUsers erased;
  private final List<HeldForUser> held;

  UserEraser(ErasedUsers erased, List<HeldForUser> held) {
    this.erased = erased;
    this.held = held;
  }

  @Override
  public void erase(String userId) {
    // First, so that what events bring from now on is either dropped or found below.
    erased.add(userId);
    held.forEach(feature -> feature.erase(userId));
  }
}
