package com.onelastai.tools.json;

import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes the tokens of a JSON5 text (spec.json5.org) as JSON, each with a space behind it. Whether
 * they make a document is for the reader of the JSON to say.
 */
final class Json5 {

  private static final String SPACES = "\t\u000B\f\n\r\uFEFF";
  private static final String LINE_ENDS = "\n\r\u2028\u2029";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<sign>[+-]?)(?:0[xX](?<hex>[0-9a-fA-F]++)"
              + "|(?:(?<whole>0|[1-9][0-9]*+)(?:\\.(?<fraction>[0-9]*+))?|\\.(?<bare>[0-9]++))"
              + "(?<exponent>[eE][+-]?[0-9]++)?)");

  private static final int MAX_HEX = 1_000;

  private final String text;
  private final StringBuilder json = new StringBuilder();
  private int at;
  private boolean afterValue;

  private Json5(String text) {
    this.text = text;
  }

  static JsonText.Document document(String text) {
    Json5 tokens = new Json5(text);
    while (tokens.next()) {}
    return new JsonText.Document(tokens.json.toString(), offset -> origin(text, offset));
  }

  /** Where the token starts that became this part of the JSON. */
  private static int origin(String text, int offset) {
    Json5 tokens = new Json5(text);
    int start;
    do {
      tokens.skipSpace();
      start = tokens.at;
    } while (tokens.next() && tokens.json.length() <= offset);
    return start;
  }

  /** False at the end of the text. */
  private boolean next() {
    skipSpace();
    if (at == text.length()) {
      return false;
    }
    char first = text.charAt(at);
    switch (first) {
      case '{', '}', '[', ']', ':' -> {
        at++;
        json.append(first);
        afterValue = first == '}' || first == ']';
      }
      case ',' -> comma();
      case '"', '\'' -> string(first);
      case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word();
    }
    json.append(' ');
    return true;
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (SPACES.indexOf(c) >= 0 || Character.isSpaceChar(c)) {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
          at++;
        }
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw malformed(at, "The comment does not end");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  /** JSON has no comma behind the last value. */
  private void comma() {
    at++;
    skipSpace();
    boolean isLast = at < text.length() && "]}".indexOf(text.charAt(at)) >= 0;
    if (!isLast || !afterValue) {
      json.append(',');
    }
    afterValue = false;
  }

  private void string(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw malformed(start, "The string does not end");
      }
      char c = text.charAt(at++);
      if (c == quote) {
        append(value);
        return;
      }
      if (c == '\n' || c == '\r') {
        throw malformed(at - 1, "A line break in a string needs a backslash");
      }
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
  }

  private void escape(StringBuilder value) {
    int start = at - 1;
    char c = at < text.length() ? text.charAt(at++) : '\\';
    switch (c) {
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000B');
      case 'x' -> value.append(hex(start, 2));
      case 'u' -> value.append(hex(start, 4));
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        if (c != '0' || (at < text.length() && Character.isDigit(text.charAt(at)))) {
          throw malformed(start, "There are no octal escapes");
        }
        value.append('\0');
      }
      case '\r' -> at += text.startsWith("\n", at) ? 1 : 0;
      case '\n', '\u2028', '\u2029' -> {}
      default -> value.append(c);
    }
  }

  private char hex(int start, int digits) {
    int end = at + digits;
    if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]+")) {
      throw malformed(start, "The escape needs %d hexadecimal digits".formatted(digits));
    }
    char c = (char) Integer.parseInt(text, at, end, 16);
    at = end;
    return c;
  }

  private void number() {
    int start = at;
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw malformed(start, isWord(at + 1) ? "JSON has no such number" : "This is no number");
    }
    at = number.end();
    if (isWord(at) || text.startsWith(".", at)) {
      throw malformed(start, "This is no number");
    }
    json.append(number.group("sign").equals("-") ? "-" : "");
    String hex = number.group("hex");
    if (hex == null) {
      decimal(number);
    } else if (hex.length() > MAX_HEX) {
      throw malformed(start, "The number has more than %d digits".formatted(MAX_HEX));
    } else {
      json.append(new BigInteger(hex, 16));
    }
    afterValue = true;
  }

  /** JSON has digits on both sides of a decimal point. */
  private void decimal(Matcher number) {
    String fraction = Objects.requireNonNullElse(number.group("fraction"), "");
    json.append(Objects.requireNonNullElse(number.group("whole"), "0"));
    if (number.group("bare") != null) {
      json.append('.').append(number.group("bare"));
    } else if (!fraction.isEmpty()) {
      json.append('.').append(fraction);
    }
    json.append(Objects.requireNonNullElse(number.group("exponent"), ""));
  }

  /** A name without quotes, or a literal. */
  private void word() {
    int start = at;
    StringBuilder word = new StringBuilder();
    while (isWord(at)) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\\') {
        at++;
        c = hex(start, 4);
      }
      word.appendCodePoint(c);
    }
    skipSpace();
    if (text.startsWith(":", at) && !word.isEmpty()) {
      append(word);
    } else if (word.toString().matches("true|false|null")) {
      json.append(word);
      afterValue = true;
    } else if (word.toString().matches("Infinity|NaN")) {
      throw malformed(start, "JSON has no " + word);
    } else {
      throw malformed(start, "A value is expected, or a name and a colon");
    }
  }

  private boolean isWord(int index) {
    if (index >= text.length()) {
      return false;
    }
    int c = text.codePointAt(index);
    return c == '$'
        || (c == '\\' && text.startsWith("u", index + 1))
        || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c))
        || c == '\u200C'
        || c == '\u200D';
  }

  private void append(CharSequence string) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(string, json);
    json.append('"');
    afterValue = true;
  }

  private MalformedJsonException malformed(int offset, String reason) {
    return new MalformedJsonException(Position.of(text, offset), reason);
  }
}
