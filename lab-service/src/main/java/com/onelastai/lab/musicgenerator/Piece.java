package com.onelastai.lab.musicgenerator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A composed piece.
 *
 * @param tempo beats a minute
 * @param slots its chords, without gaps
 * @param voicings of the slots
 */
record Piece(
    Key key,
    Style style,
    double tempo,
    List<Slot> slots,
    List<Voicing> voicings,
    List<Note> tune,
    List<Note> chords,
    List<Note> bass,
    List<Note> drums) {

  int bars() {
    return slots.getLast().end() / style.stepsPerBar();
  }

  /** The chords' symbols by bar, such as {@code C} or {@code Dm7 G7}. */
  List<List<String>> symbols() {
    return IntStream.range(0, bars()).mapToObj(this::symbols).toList();
  }

  private List<String> symbols(int bar) {
    return IntStream.range(0, slots.size())
        .filter(i -> slots.get(i).start() / style.stepsPerBar() == bar)
        .mapToObj(this::symbol)
        .toList();
  }

  /** With its bass, if that is not the root. */
  String symbol(int slot) {
    Chord chord = slots.get(slot).chord();
    int bass = voicings.get(slot).bass() % 12;
    return chord.tones().stream()
        .filter(tone -> tone.pitchClass() == bass && !tone.equals(chord.root()))
        .findFirst()
        .map(tone -> chord.symbol() + "/" + tone.name())
        .orElse(chord.symbol());
  }
}
