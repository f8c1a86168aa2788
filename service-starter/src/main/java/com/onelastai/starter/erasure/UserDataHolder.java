package com.onelastai.starter.erasure;

/** A feature that stores data of users. It erases a user's data in the order of its bean. */
@FunctionalInterface
public interface UserDataHolder {

  /** Idempotent; called again after a failure, and for users without any data. */
  void erase(String userId);
}
