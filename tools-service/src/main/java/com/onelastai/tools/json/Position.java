package com.onelastai.tools.json;

/** A place in a text, counted from 1; columns in UTF-16 units. */
record Position(int line, int column) {

  static Position of(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      boolean isFeed = text.charAt(i) == '\n';
      boolean isReturn = text.charAt(i) == '\r' && !text.startsWith("\n", i + 1);
      if (isFeed || isReturn) {
        line++;
        start = i + 1;
      }
    }
    return new Position(line, offset - start + 1);
  }
}
