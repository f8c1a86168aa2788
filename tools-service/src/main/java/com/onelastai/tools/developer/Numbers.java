package com.onelastai.tools.developer;

import com.onelastai.tools.developer.DeveloperResult.Detail;
import com.onelastai.tools.tool.ToolFailedException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes an integer in other bases. */
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("[+-]?(?<prefix>(?:0[xob])?)[0-9a-z_]+");

  private static final int MAX_LENGTH = 1_000;

  private Numbers() {}

  static DeveloperResult convert(String text, @Nullable Integer base) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    if (number.length() > MAX_LENGTH) {
      throw new ToolFailedException("The number has more than 1,000 digits.");
    }
    BigInteger value = parse(number, base);
    return new DeveloperResult(
        null,
        List.of(
            in(value, "binary", 2),
            in(value, "octal", 8),
            in(value, "decimal", 10),
            in(value, "hexadecimal", 16),
            in(value, "base 36", 36),
            new Detail("bits", String.valueOf(value.abs().bitLength()))),
        null);
  }

  private static BigInteger parse(String number, @Nullable Integer base) {
    Matcher parts = NUMBER.matcher(number);
    String prefix = parts.matches() ? parts.group("prefix") : "";
    int known = Objects.requireNonNullElseGet(base, () -> baseOf(prefix));
    try {
      return new BigInteger(digits(number, baseOf(prefix) == known ? prefix : ""), known);
    } catch (NumberFormatException malformed) {
      throw new ToolFailedException("This is no integer in base %d.".formatted(known));
    }
  }

  private static int baseOf(String prefix) {
    return switch (prefix) {
      case "0x" -> 16;
      case "0o" -> 8;
      case "0b" -> 2;
      default -> 10;
    };
  }

  private static String digits(String number, String prefix) {
    return number.replaceFirst("(?<=^[+-]?)" + prefix, "").replace("_", "");
  }

  private static Detail in(BigInteger value, String name, int base) {
    return new Detail(name, value.toString(base));
  }
}
