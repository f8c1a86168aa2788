package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexInput.Flavor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a group, with its parenthesis.
 *
 * @param name of a capturing group; empty if it has none
 * @param flags that it changes; empty if none
 */
record PatternGroup(String part, String name, String flags, Flavor flavor) {

  private static final Pattern START =
      Pattern.compile("\\((?:\\?(?:P?<([^=!>][^>]*)>|<?[=!]|>|([A-Za-z]*(?:-[A-Za-z]*)?)[:)]))?");

  static PatternGroup at(String pattern, int at, Flavor flavor) {
    Matcher start = START.matcher(pattern).region(at, pattern.length());
    if (!start.lookingAt()) {
      return new PatternGroup("(", "", "", flavor);
    }
    return new PatternGroup(
        start.group(),
        Objects.requireNonNullElse(start.group(1), ""),
        Objects.requireNonNullElse(start.group(2), ""),
        flavor);
  }

  boolean isCapturing() {
    return part.equals("(") || !name.isEmpty();
  }

  /** Changes flags until the end of the group around it. */
  boolean changesFlags() {
    return part.endsWith(")");
  }

  String meaning(int number) {
    return changesFlags()
        ? "From here on: " + flagNames()
        : Words.capitalized("the start of " + what(number) + purpose());
  }

  String what(int number) {
    if (isCapturing()) {
      return name.isEmpty() ? "group " + number : "group %d, `%s`".formatted(number, name);
    }
    return switch (part) {
      case "(?=" -> "a lookahead";
      case "(?!" -> "a negative lookahead";
      case "(?<=" -> "a lookbehind";
      case "(?<!" -> "a negative lookbehind";
      case "(?>" -> "an atomic group";
      default -> "a group that is not captured";
    };
  }

  private String purpose() {
    return switch (part) {
      case "(?=" -> ": what follows here must match";
      case "(?!" -> ": what follows here must not match";
      case "(?<=" -> ": what is before here must match";
      case "(?<!" -> ": what is before here must not match";
      case "(?>" -> ": once it matched, it is not tried in another way";
      default -> flags.isEmpty() ? "" : ", with " + flagNames();
    };
  }

  private String flagNames() {
    List<String> names = new ArrayList<>();
    boolean on = true;
    for (char flag : flags.toCharArray()) {
      if (flag == '-') {
        on = false;
      } else {
        names.add("%s %s (%s)".formatted(flagName(flag), on ? "on" : "off", flag));
      }
    }
    return names.isEmpty() ? "no change of flags" : String.join(", ", names);
  }

  private String flagName(char flag) {
    return switch (flag) {
      case 'i' -> "ignoring case";
      case 'm' -> "^ and $ at each line";
      case 's' -> "the dot for line ends";
      case 'd' -> "line feeds as the only line ends";
      case 'u' -> "case by Unicode";
      case 'x' -> "space and comments in the pattern";
      case 'U' -> flavor == Flavor.JAVA ? "classes by Unicode" : "quantifiers the other way round";
      default -> "flag " + flag;
    };
  }
}
