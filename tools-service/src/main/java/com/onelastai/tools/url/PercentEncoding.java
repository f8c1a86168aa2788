package com.onelastai.tools.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The percent-encode sets of the URL Standard, section 1.3. */
enum PercentEncoding {
  CONTROL(""),
  FRAGMENT(" \"<>`"),
  QUERY(" \"#<>"),
  SPECIAL_QUERY(QUERY.encoded + "'"),
  PATH(QUERY.encoded + "?^`{}"),
  USERINFO(PATH.encoded + "/:;=@[\\]|");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String encoded;

  PercentEncoding(String encoded) {
    this.encoded = encoded;
  }

  void append(int codePoint, StringBuilder to) {
    if (codePoint > 0x1F && codePoint < 0x7F && encoded.indexOf(codePoint) < 0) {
      to.append((char) codePoint);
      return;
    }
    for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      to.append('%').append(HEX.toHexDigits(octet));
    }
  }

  String encode(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints().forEach(codePoint -> append(codePoint, result));
    return result.toString();
  }

  /** Malformed escapes stay as they are, and malformed UTF-8 becomes U+FFFD. */
  static String decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
        decoded.write(HexFormat.fromHexDigit(bytes[++i]) << 4 | HexFormat.fromHexDigit(bytes[++i]));
      } else {
        decoded.write(bytes[i]);
      }
    }
    return decoded.toString(StandardCharsets.UTF_8);
  }

  private static boolean isHex(byte octet) {
    return HexFormat.isHexDigit(octet);
  }
}
