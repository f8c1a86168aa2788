package com.onelastai.tools.developer;

import com.onelastai.tools.tool.ToolFailedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Percent-encoding (RFC 3986) of UTF-8. */
final class UrlCode {

  private static final Pattern ENCODED = Pattern.compile("(?:%[0-9a-fA-F]{2})++|%");

  private UrlCode() {}

  static String encode(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  static String decode(String text) {
    return ENCODED.matcher(text).replaceAll(UrlCode::decode);
  }

  private static String decode(MatchResult encoded) {
    String digits = encoded.group().replace("%", "");
    if (digits.isEmpty()) {
      throw new ToolFailedException("A % is not followed by two hexadecimal digits.");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digits));
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Matcher.quoteReplacement(decoded);
    } catch (CharacterCodingException malformed) {
      throw new ToolFailedException("The encoded bytes are not UTF-8.");
    }
  }
}
