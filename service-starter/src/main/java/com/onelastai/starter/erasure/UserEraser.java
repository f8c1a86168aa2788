package com.onelastai.starter.erasure;

import java.util.List;

/** Erases a user's data in every feature of the service. */
public final class UserEraser {

  private final ErasedUsers erased;
  private final List<UserDataHolder> holders;

  UserEraser(ErasedUsers erased, List<UserDataHolder> holders) {
    this.erased = erased;
    this.holders = holders;
  }

  public void erase(String userId) {
    // First, so that what events store from now on is either dropped or found below.
    erased.add(userId);
    holders.forEach(holder -> holder.erase(userId));
  }
}
