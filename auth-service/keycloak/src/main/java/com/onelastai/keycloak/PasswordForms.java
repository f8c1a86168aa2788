package com.onelastai.keycloak;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/** The Unicode forms of a password: systems type the same letters differently (RFC 8265). */
final class PasswordForms {

  private PasswordForms() {}

  static String stored(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /** As typed too, for passwords that earlier versions stored so. */
  static List<String> accepted(String typed) {
    return Stream.of(stored(typed), typed).distinct().toList();
  }
}
