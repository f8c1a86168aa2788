package com.onelastai.tools.regex;

import com.onelastai.tools.regex.RegexInput.Flavor;

/** The flags in force at a place of a pattern, a letter for each. */
record PatternFlags(String letters) {

  static PatternFlags of(RegexInput input) {
    return new PatternFlags(
        (input.ignoreCase() ? "i" : "")
            + (input.multiline() ? "m" : "")
            + (input.dotAll() ? "s" : ""));
  }

  /**
   * @param changed such as `im-s`
   */
  PatternFlags with(String changed) {
    if (changed.isEmpty()) {
      return this;
    }
    int minus = changed.indexOf('-');
    String on = minus < 0 ? changed : changed.substring(0, minus);
    String off = minus < 0 ? "-" : changed.substring(minus);
    return new PatternFlags((letters + on).replaceAll("[" + off + "]", ""));
  }

  String dot(Flavor flavor) {
    if (has('s')) {
      return "Any character";
    }
    return flavor == Flavor.RE2 ? "Any character but a line feed" : "Any character but a line end";
  }

  String start() {
    return has('m') ? "The start of a line" : "The start of the text";
  }

  String end(Flavor flavor) {
    if (has('m')) {
      return "The end of a line";
    }
    return flavor == Flavor.JAVA
        ? "The end of the text, or before a line end there"
        : "The end of the text";
  }

  boolean has(char flag) {
    return letters.indexOf(flag) >= 0;
  }
}
