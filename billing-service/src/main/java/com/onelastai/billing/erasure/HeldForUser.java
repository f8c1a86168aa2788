package com.onelastai.billing.erasure;

/** Something that is kept for users, and is removed with them. */
@FunctionalInterface
public interface HeldForUser {

  /** May be called again for the same user, and for one of whom nothing is held. */
  void erase(String userId);
}
