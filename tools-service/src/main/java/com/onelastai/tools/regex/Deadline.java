package com.onelastai.tools.regex;

import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;

/** Ends the search for a match that takes too long: an expression can take exponential time. */
final class Deadline {

  private static final int CHARACTERS_BETWEEN_CHECKS = 1_000;

  private final Duration limit;
  private final long end;
  private int characters;

  Deadline(Duration limit) {
    this.limit = limit;
    this.end = System.nanoTime() + limit.toNanos();
  }

  /** The text, as long as there is time to read it. */
  CharSequence watch(CharSequence text) {
    return new CharSequence() {

      @Override
      public char charAt(int index) {
        check();
        return text.charAt(index);
      }

      @Override
      public int length() {
        return text.length();
      }

      @Override
      public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
      }

      @Override
      public String toString() {
        return text.toString();
      }
    };
  }

  private void check() {
    if (++characters % CHARACTERS_BETWEEN_CHECKS == 0 && System.nanoTime() - end > 0) {
      throw new ToolFailedException(
          "The expression took longer than %d ms on this text. RE2 never does."
              .formatted(limit.toMillis()));
    }
  }
}
