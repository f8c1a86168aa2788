package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.List;

/** A place of a pattern where something sounds. */
record Onset(int start, int length, char what) {

  private static final char ON = '-';
  private static final char SILENT = '.';

  static List<Onset> of(String pattern) {
    return of(pattern, 0, pattern.length());
  }

  /** Those between two steps. What sounds already at the first begins there anew. */
  static List<Onset> of(String pattern, int from, int to) {
    List<Onset> onsets = new ArrayList<>();
    int start = from;
    while (start < to) {
      int end = start + 1;
      while (end < to && pattern.charAt(end) == ON) {
        end++;
      }
      char what = sounding(pattern, start);
      if (what != SILENT) {
        onsets.add(new Onset(start, end - start, what));
      }
      start = end;
    }
    return onsets;
  }

  private static char sounding(String pattern, int step) {
    int at = step;
    while (pattern.charAt(at) == ON) {
      at--;
    }
    return pattern.charAt(at);
  }
}
