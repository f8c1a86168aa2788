package com.onelastai.starter.messaging;

/** An event that can be read and whose handling fails by itself, however often it is tried. */
final class UnusableEventException extends RuntimeException {

  UnusableEventException(RuntimeException cause) {
    super(cause);
  }
}
