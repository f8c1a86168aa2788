package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexInput.Flavor;
import java.util.ArrayList;
import java.util.List;

/** Reads the items of a class of characters, such as `[a-z_]`. */
final class PatternClass {

  private final String characters;
  private final Flavor flavor;
  private final PatternEscapes escapes;
  private final boolean negated;
  private final List<String> items = new ArrayList<>();
  private int at;

  /**
   * @param characters with the brackets
   */
  PatternClass(String characters, Flavor flavor) {
    this.characters = characters;
    this.flavor = flavor;
    this.escapes = new PatternEscapes(flavor, characters);
    this.negated = characters.startsWith("[^");
    this.at = negated ? 2 : 1;
  }

  /** The index behind the class that starts at an index, or -1 if it does not end. */
  static int end(String pattern, int start, Flavor flavor) {
    int depth = 0;
    int at = start;
    while (at < pattern.length()) {
      char character = pattern.charAt(at);
      if (character == '[' && (depth == 0 || flavor == Flavor.JAVA)) {
        depth++;
        at = afterStart(pattern, at, flavor);
      } else if (character == ']') {
        at++;
        if (--depth == 0) {
          return at;
        }
      } else {
        at += length(pattern, at, flavor);
      }
    }
    return -1;
  }

  /** Everywhere but in JavaScript a bracket at the start is a character of the class. */
  private static int afterStart(String pattern, int start, Flavor flavor) {
    int at = start + (pattern.startsWith("^", start + 1) ? 2 : 1);
    return flavor != Flavor.JAVASCRIPT && pattern.startsWith("]", at) ? at + 1 : at;
  }

  private static int length(String pattern, int at, Flavor flavor) {
    int end = -1;
    if (flavor == Flavor.JAVA && pattern.startsWith("\\Q", at)) {
      end = pattern.indexOf("\\E", at);
    } else if (flavor == Flavor.RE2 && pattern.startsWith("[:", at)) {
      end = pattern.indexOf(":]", at);
    }
    if (end >= 0) {
      return end + 2 - at;
    }
    return pattern.charAt(at) == '\\' ? 2 : 1;
  }

  String meaning() {
    int last = characters.length() - 1;
    if (at >= last) {
      return negated ? "Any character, and line ends too" : "Nothing: it never matches";
    }
    while (at < last) {
      items.add(item(last));
    }
    String all = String.join(", ", items);
    return (negated ? "One character that is none of: " : "One character of: ") + all;
  }

  private String item(int last) {
    if (flavor == Flavor.JAVA && characters.startsWith("&&", at)) {
      at += 2;
      return "and at once of";
    }
    if (characters.charAt(at) == '[') {
      int end = nested();
      if (end > 0) {
        String nested = characters.substring(at, end);
        at = end;
        return "what `%s` matches".formatted(nested);
      }
    }
    String from = token();
    if (at + 1 >= last || characters.charAt(at) != '-' || isNested(at + 1)) {
      return meaning(from);
    }
    at++;
    return meaning(from) + " to " + meaning(token());
  }

  private boolean isNested(int index) {
    return flavor == Flavor.JAVA && characters.charAt(index) == '[';
  }

  private int nested() {
    if (flavor == Flavor.JAVA) {
      return end(characters, at, flavor);
    }
    int end = characters.indexOf(":]", at);
    return flavor == Flavor.RE2 && characters.startsWith("[:", at) && end > 0 ? end + 2 : -1;
  }

  private String token() {
    String token =
        characters.charAt(at) == '\\'
            ? escapes.at(at, 0)
            : Character.toString(characters.codePointAt(at));
    at += token.length();
    return token;
  }

  private String meaning(String token) {
    if (!token.startsWith("\\")) {
      return Words.quoted(token);
    }
    return token.equals("\\b") ? "a backspace" : escapes.meaning(token);
  }
}
