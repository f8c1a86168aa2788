package com.onelastai.gateway.problem;

import java.util.HexFormat;

/** The address in the first line of a request. */
final class RequestTarget {

  private static final String ALLOWED = "-._~:/?#@!$&'()*+,;=%";
  private static final String ALLOWED_IN_QUERY = ALLOWED + "[]";

  private RequestTarget() {}

  /**
   * Encodes what browsers and other clients send although no URI may contain it, such as a template
   * that was never filled in ({@code {{name}}}), a percent sign of its own, or bytes of UTF-8.
   *
   * @param target whose characters are bytes each
   */
  static String encode(String target) {
    int question = target.indexOf('?');
    StringBuilder encoded = null;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      boolean query = question >= 0 && i > question;
      boolean allowed = isAllowed(c, query) && (c != '%' || isEscape(target, i));
      if (!allowed && encoded == null) {
        encoded = new StringBuilder(target.length() + 16).append(target, 0, i);
      }
      if (encoded != null) {
        append(encoded, c, allowed);
      }
    }
    return encoded == null ? target : encoded.toString();
  }

  private static void append(StringBuilder encoded, char c, boolean allowed) {
    if (allowed) {
      encoded.append(c);
    } else {
      encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
    }
  }

  private static boolean isAllowed(char c, boolean query) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || (query ? ALLOWED_IN_QUERY : ALLOWED).indexOf(c) >= 0;
  }

  private static boolean isEscape(String target, int percent) {
    return percent + 2 < target.length()
        && HexFormat.isHexDigit(target.charAt(percent + 1))
        && HexFormat.isHexDigit(target.charAt(percent + 2));
  }
}
