package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The tune and the chords' symbols of a piece as they are written, bar by bar. */
record LeadSheet(Piece piece, List<Bar> bars) {

  private static final int[] VALUES = {16, 12, 8, 6, 4, 3, 2, 1};

  record Bar(List<Sign> signs, List<Symbol> symbols) {}

  /**
   * A note or a rest.
   *
   * @param step within its bar
   * @param length one that can be written without a tie
   * @param tone null for a rest
   * @param octave by the letter of the tone, 4 for the one from middle C
   * @param accidental whether the alteration must be written
   * @param tied to the next
   */
  record Sign(
      int step, int length, @Nullable Tone tone, int octave, boolean accidental, boolean tied) {}

  record Symbol(int step, String text) {}

  static LeadSheet of(Piece piece) {
    int steps = piece.style().stepsPerBar();
    List<Bar> bars =
        IntStream.range(0, piece.bars())
            .mapToObj(bar -> new Bar(signs(piece, bar * steps, steps), symbols(piece, bar, steps)))
            .toList();
    return new LeadSheet(piece, bars);
  }

  private static List<Symbol> symbols(Piece piece, int bar, int steps) {
    List<Slot> slots = piece.slots();
    return IntStream.range(0, slots.size())
        .filter(i -> slots.get(i).start() / steps == bar)
        .mapToObj(i -> new Symbol(slots.get(i).start() % steps, piece.symbol(i)))
        .toList();
  }

  private static List<Sign> signs(Piece piece, int start, int steps) {
    List<Sign> signs = new ArrayList<>();
    Map<Integer, Integer> written = new HashMap<>();
    int end = start + steps;
    int at = start;
    for (Note note : piece.tune()) {
      if (note.end() > start && note.start() < end) {
        int from = Math.max(note.start(), start);
        addRests(signs, at - start, from - at);
        at = Math.min(note.end(), end);
        addNote(signs, written, piece, note, start, at);
      }
    }
    addRests(signs, at - start, end - at);
    return signs;
  }

  private static void addRests(List<Sign> signs, int step, int length) {
    int at = step;
    for (int value : values(length)) {
      signs.add(new Sign(at, value, null, 0, false, false));
      at += value;
    }
  }

  private static void addNote(
      List<Sign> signs, Map<Integer, Integer> written, Piece piece, Note note, int start, int end) {
    Tone tone = spelled(piece, note);
    int octave = (note.pitch() - tone.alteration()) / 12 - 1;
    int place = octave * 7 + tone.letter();
    int usual = written.getOrDefault(place, usual(piece.key(), tone.letter()));
    written.put(place, tone.alteration());
    boolean accidental = usual != tone.alteration();
    int at = Math.max(note.start(), start);
    for (int value : values(end - at)) {
      boolean tied = at + value < note.end();
      signs.add(new Sign(at - start, value, tone, octave, accidental, tied));
      accidental = false;
      at += value;
    }
  }

  private static int usual(Key key, int letter) {
    return key.scale().stream()
        .filter(tone -> tone.letter() == letter)
        .mapToInt(Tone::alteration)
        .findFirst()
        .orElseThrow();
  }

  /** By the chord or the scale; other tones by the letter that needs the fewest accidentals. */
  private static Tone spelled(Piece piece, Note note) {
    int pitchClass = note.pitch() % 12;
    Slot slot =
        piece.slots().stream().filter(s -> note.start() < s.end()).findFirst().orElseThrow();
    List<Tone> tones = new ArrayList<>(slot.chord().tones());
    tones.addAll(piece.key().scale());
    return tones.stream()
        .filter(tone -> tone.pitchClass() == pitchClass)
        .findFirst()
        .orElseGet(() -> plain(pitchClass));
  }

  private static Tone plain(int pitchClass) {
    return IntStream.range(0, 7)
        .mapToObj(letter -> Tone.of(letter, pitchClass))
        .min(Comparator.comparingInt(tone -> Math.abs(tone.alteration())))
        .orElseThrow();
  }

  /** The values that are tied to this length, the longest first. */
  private static List<Integer> values(int length) {
    List<Integer> values = new ArrayList<>();
    int left = length;
    while (left > 0) {
      for (int value : VALUES) {
        if (value <= left) {
          values.add(value);
          left -= value;
          break;
        }
      }
    }
    return values;
  }
}
