package com.onelastai.keycloak;

/** Text as people count it. */
final class Characters {

  private Characters() {}

  /** A text of as many UTF-16 units as this one has characters. */
  static String oneUnitEach(String text) {
    return "x".repeat(text.codePointCount(0, text.length()));
  }
}
