package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Chooses the chords: one progression for each role of a phrase, coloured by the mood. */
final class Harmony {

  private final Style style;
  private final Mood mood;
  private final Key key;
  private final RandomGenerator random;
  private final Map<String, List<String>> chosen = new HashMap<>();

  Harmony(Style style, Mood mood, Key key, RandomGenerator random) {
    this.style = style;
    this.mood = mood;
    this.key = key;
    this.random = random;
  }

  List<Slot> slots(List<Section> form) {
    List<Slot> slots = new ArrayList<>();
    for (Section section : form) {
      List<String> bars = bars(section);
      for (int i = 0; i < bars.size(); i++) {
        addBar(slots, (section.bar() + i) * style.stepsPerBar(), bars.get(i).split(","));
      }
    }
    return slots;
  }

  /** An introduction leads in with the end of the first phrase, which asks for the tonic. */
  private List<String> bars(Section section) {
    boolean intro = section.role().equals(Section.INTRO);
    List<String> bars =
        chosen.computeIfAbsent(intro ? Section.OPENING : section.role(), this::choose);
    return bars.subList(bars.size() - section.bars(), bars.size());
  }

  private List<String> choose(String role) {
    List<String> progressions = style.progressions(key.minor(), role);
    String progression = progressions.get(random.nextInt(progressions.size()));
    List<String> bars = new ArrayList<>(List.of(progression.split(" ")));
    for (int i = 0; i + 1 < bars.size(); i++) {
      String other = mood.substitutions.get(bars.get(i) + " " + bars.get(i + 1));
      if (other != null && random.nextBoolean()) {
        bars.set(i, other.split(" ")[0]);
        bars.set(i + 1, other.split(" ")[1]);
      }
    }
    return bars;
  }

  private void addBar(List<Slot> slots, int start, String[] numerals) {
    int bar = style.stepsPerBar();
    int first = numerals.length == 1 ? bar : (style.beats() + 1) / 2 * 4;
    slots.add(new Slot(start, first, RomanNumeral.chord(numerals[0], key)));
    if (numerals.length > 1) {
      slots.add(new Slot(start + first, bar - first, RomanNumeral.chord(numerals[1], key)));
    }
  }
}
