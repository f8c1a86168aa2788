package com.onelastai.starter.erasure;

/** Removes all that a service holds on a user. */
@FunctionalInterface
public interface UserDataEraser {

  /** May be called again for the same user, and for one of whom nothing is held. */
  void erase(String userId);
}
