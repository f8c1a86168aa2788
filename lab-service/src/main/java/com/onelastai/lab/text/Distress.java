package com.onelastai.lab.text;

import java.util.List;

/**
 * Whether a text speaks of harming oneself. It knows phrases of a few languages and finds too much
 * rather than too little.
 */
public final class Distress {

  /** For the person who wrote the text. It names no number, since each country has its own. */
  public static final String HELP =
      "What you wrote sounds as if you may be going through something very hard. You do not have to"
          + " carry it alone. If you might be in danger, call the emergency number of the place"
          + " where you are. A crisis line can listen at any hour; findahelpline.com lists those of"
          + " many countries. Telling someone you trust, or a doctor, is a good first step too.";

  private static final PhraseFinder<String> PHRASES = new PhraseFinder<>();

  static {
    for (String phrase : DataFile.read("text/distress.yml", Phrases.class).phrases()) {
      PHRASES.add(phrase, "distress");
    }
  }

  private Distress() {}

  private record Phrases(List<String> phrases) {}

  public static boolean isIn(String text) {
    return !PHRASES.in(text).isEmpty();
  }
}
