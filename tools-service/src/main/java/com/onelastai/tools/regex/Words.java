package com.onelastai.tools.regex;

/** Words that the meanings of patterns share. */
final class Words {

  private Words() {}

  static String text(String literal) {
    return literal.codePointCount(0, literal.length()) == 1
        ? "The character " + quoted(literal)
        : "The text " + quoted(literal);
  }

  static String quoted(String literal) {
    return switch (literal) {
      case " " -> "space";
      case "\n" -> "line feed";
      case "\r" -> "carriage return";
      case "\t" -> "tab";
      default -> "`" + literal + "`";
    };
  }

  static String capitalized(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
