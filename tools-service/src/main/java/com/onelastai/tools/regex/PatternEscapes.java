package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexInput.Flavor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backslash and the characters behind it mean. */
final class PatternEscapes {

  private static final String CODES = "|x\\p{XDigit}{2}|c[A-Za-z]|(?s:.)|)";

  private static final Pattern JAVA =
      Pattern.compile(
          "\\\\(?:Q(?s:.*?)(?:\\\\E|$)|x\\{\\p{XDigit}+}|u\\p{XDigit}{4}|0[0-3]?[0-7]{1,2}"
              + "|[pP]\\{[^}]*}|[pP].|k<[^>]*>|N\\{[^}]*}|b\\{g}|[1-9]\\d*"
              + CODES);

  private static final Pattern RE2 =
      Pattern.compile(
          "\\\\(?:Q(?s:.*?)(?:\\\\E|$)|x\\{\\p{XDigit}+}|[0-7]{1,3}|[pP]\\{[^}]*}|[pP]." + CODES);

  private static final Pattern JAVASCRIPT =
      Pattern.compile("\\\\(?:u\\p{XDigit}{4}|k<[^>]*>|[1-9]\\d*|0[0-7]{0,2}" + CODES);

  private static final Pattern CAPTURING_IN_JAVASCRIPT =
      Pattern.compile("\\\\.|\\[(?:\\\\.|[^]\\\\])*]|(\\((?!\\?)|\\(\\?<[^=!])", Pattern.DOTALL);

  private final Flavor flavor;
  private final String pattern;
  private final Pattern escapes;
  private final String letters;
  private final long groupsInAll;

  PatternEscapes(Flavor flavor, String pattern) {
    this.flavor = flavor;
    this.pattern = pattern;
    this.escapes =
        switch (flavor) {
          case JAVA -> JAVA;
          case RE2 -> RE2;
          case JAVASCRIPT -> JAVASCRIPT;
        };
    this.letters =
        switch (flavor) {
          case JAVA -> "dDwWsShHvVRXbBAzZGtnrfaekpPNxucQ";
          case RE2 -> "dDwWsSbBAztnrfavpPxQ";
          case JAVASCRIPT -> "dDwWsSbBtnrfvkxuc";
        };
    this.groupsInAll =
        CAPTURING_IN_JAVASCRIPT
            .matcher(pattern)
            .results()
            .filter(found -> found.group(1) != null)
            .count();
  }

  /**
   * The escape at an index.
   *
   * @param groups that start before it
   */
  String at(int index, int groups) {
    Matcher escape = escapes.matcher(pattern).region(index, pattern.length());
    String found = escape.lookingAt() ? escape.group() : pattern.substring(index);
    if (flavor == Flavor.JAVA && isReference(found)) {
      return found.substring(0, digitsOfGroup(found, groups));
    }
    return found;
  }

  /** Further digits belong to a reference only if there are so many groups. */
  private static int digitsOfGroup(String reference, int groups) {
    int end = 2;
    while (end < Math.min(reference.length(), 5)
        && Integer.parseInt(reference, 1, end + 1, 10) <= groups) {
      end++;
    }
    return end;
  }

  /** A noun, in lower case. */
  String meaning(String escape) {
    if (escape.length() < 2) {
      return "a backslash";
    }
    char kind = escape.charAt(1);
    if (Character.isDigit(kind)) {
      return number(escape);
    }
    boolean known = letters.indexOf(kind) >= 0;
    if (!known || escape.length() == 2 && "xucpPkNQ".indexOf(kind) >= 0) {
      return "the character " + Words.quoted(escape.substring(1));
    }
    return escape.length() == 2 ? letter(kind) : longer(kind, escape.substring(2));
  }

  private static boolean isReference(String escape) {
    return escape.length() > 1 && escape.charAt(1) >= '1' && escape.charAt(1) <= '9';
  }

  private String number(String escape) {
    String digits = escape.substring(1);
    boolean reference =
        isReference(escape)
            && flavor != Flavor.RE2
            && (flavor == Flavor.JAVA
                || digits.length() < 4 && Integer.parseInt(digits) <= groupsInAll);
    return reference
        ? "what group %s matched".formatted(digits)
        : "the character with the octal number " + digits;
  }

  private String longer(char kind, String rest) {
    String name = rest.replaceAll("^[{<]|[}>]$", "");
    return switch (kind) {
      case 'x', 'u' -> "the character U+" + "0".repeat(Math.max(0, 4 - name.length())) + name;
      case 'c' -> "the control character Ctrl-" + name;
      case 'p' -> "a character of the kind `%s` by Unicode".formatted(name);
      case 'P' -> "a character that is not of the kind `%s` by Unicode".formatted(name);
      case 'k' -> "what group `%s` matched".formatted(name);
      case 'N' -> "the character with the name " + name;
      case 'b' -> "the edge of what a person sees as a character";
      default -> "the text `%s`, as it is".formatted(rest.replaceAll("\\\\E$", ""));
    };
  }

  private String letter(char letter) {
    return switch (letter) {
      case 'd' -> "a digit";
      case 'D' -> "a character that is no digit";
      case 'w' -> "a letter, a digit or an underscore";
      case 'W' -> "a character that is no letter, digit or underscore";
      case 's' -> "whitespace";
      case 'S' -> "a character that is no whitespace";
      case 'h' -> "horizontal whitespace";
      case 'H' -> "a character that is no horizontal whitespace";
      case 'v' -> flavor == Flavor.JAVA ? "vertical whitespace" : "a vertical tab";
      case 'V' -> "a character that is no vertical whitespace";
      case 'R' -> "a line end of any kind";
      case 'X' -> "what a person sees as one character";
      case 't' -> "a tab";
      case 'n' -> "a line feed";
      case 'r' -> "a carriage return";
      case 'f' -> "a form feed";
      case 'a' -> "the bell character";
      case 'e' -> "the escape character";
      default -> place(letter);
    };
  }

  private static String place(char letter) {
    return switch (letter) {
      case 'b' -> "the edge of a word";
      case 'B' -> "a place that is not the edge of a word";
      case 'A' -> "the start of the text";
      case 'Z' -> "the end of the text, or before a line end there";
      case 'G' -> "the end of the match before";
      default -> "the end of the text";
    };
  }
}
