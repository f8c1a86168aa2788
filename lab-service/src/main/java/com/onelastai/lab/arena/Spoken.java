package com.onelastai.lab.arena;

import java.text.BreakIterator;
import java.util.Locale;

/** What the model says, as people read it. */
final class Spoken {

  private static final int MAX_SENTENCES = 3;
  private static final int MAX_CHARACTERS = 800;

  private Spoken() {}

  /** In one paragraph of a few sentences, without one that a limit has cut. */
  static String clean(String text) {
    String spoken = text.strip().replaceAll("\\s+", " ");
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(spoken);
    int whole = 0;
    for (int sentence = 0; sentence < MAX_SENTENCES; sentence++) {
      int end = breaks.next();
      if (end == BreakIterator.DONE || end > MAX_CHARACTERS) {
        break;
      }
      whole = endsWithAMark(spoken.substring(0, end).strip()) ? end : whole;
    }
    return spoken.substring(0, whole > 0 ? whole : cut(spoken)).strip();
  }

  private static boolean endsWithAMark(String sentence) {
    return !Character.isLetterOrDigit(sentence.codePointBefore(sentence.length()));
  }

  private static int cut(String spoken) {
    int end = Math.min(spoken.length(), MAX_CHARACTERS);
    return end > 0 && Character.isHighSurrogate(spoken.charAt(end - 1)) ? end - 1 : end;
  }
}
