package com.onelastai.starter.erasure;

/**
 * An erasure that is tried again, whatever went wrong. The failure is no cause: some causes are
 * taken for final, and the user would be passed over.
 */
final class UserNotErasedException extends RuntimeException {

  UserNotErasedException(RuntimeException failure) {
    super(failure.toString());
    addSuppressed(failure);
  }
}
