package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the form.
 *
 * @param role {@code intro}, {@code opening}, {@code contrast}, {@code closing} or {@code end}
 * @param bar its first bar
 */
record Section(String role, int bar, int bars) {

  static final int PHRASE = 4;
  static final String INTRO = "intro";
  static final String OPENING = "opening";
  static final String CLOSING = "closing";
  static final String END = "end";

  private static final int LONG_PIECE = 14;

  /**
   * An introduction, phrases of four bars, and an ending of one or two bars.
   *
   * @param bars at least five
   */
  static List<Section> form(int bars, List<String> cycle) {
    int end = bars % PHRASE == 2 || bars >= LONG_PIECE ? 2 : 1;
    int intro = (bars - end) % PHRASE;
    if (intro == 0 && bars >= LONG_PIECE) {
      intro = PHRASE;
    }
    int phrases = (bars - end - intro) / PHRASE;
    List<Section> form = new ArrayList<>();
    if (intro > 0) {
      form.add(new Section(INTRO, 0, intro));
    }
    for (int i = 0; i < phrases; i++) {
      String role = cycle.get(Math.floorMod(i - phrases, cycle.size()));
      form.add(new Section(role, intro + i * PHRASE, PHRASE));
    }
    form.add(new Section(END, bars - end, end));
    return form;
  }

  boolean hasTune() {
    return !role.equals(INTRO) && !role.equals(END);
  }
}
