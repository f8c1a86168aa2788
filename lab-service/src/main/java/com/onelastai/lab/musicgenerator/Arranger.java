package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes the chords', the bass's and the drums' parts by the patterns of the genre. */
final class Arranger {

  private static final int LOWEST_BASS = 31;
  private static final int CHORD_BALANCE = -18;
  private static final int BASS_BALANCE = 0;
  private static final int DRUM_BALANCE = -8;
  private static final int KICK = 36;
  private static final int SNARE = 38;
  private static final int TOM = 45;
  private static final int CRASH = 49;

  private final Style style;
  private final Mood mood;
  private final Dynamics dynamics;
  private final List<Section> form;
  private final List<Slot> slots;
  private final List<Voicing> voicings;
  private final String comping;
  private final String bassline;
  private final String held;

  Arranger(
      Style style,
      Mood mood,
      List<Section> form,
      List<Slot> slots,
      List<Voicing> voicings,
      RandomGenerator random) {
    this.style = style;
    this.mood = mood;
    this.dynamics = new Dynamics(mood, style.stepsPerBar());
    this.form = form;
    this.slots = slots;
    this.voicings = voicings;
    this.comping = style.comping().get(random.nextInt(style.comping().size()));
    this.bassline = style.bassline().get(random.nextInt(style.bassline().size()));
    this.held = "-".repeat(style.stepsPerBar() - 1);
  }

  List<Note> chords() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      for (Onset onset : onsets(i, comping, "x" + held)) {
        List<Integer> pitches = voicings.get(i).pitches();
        if (onset.what() != 'x') {
          pitches = List.of(pitches.get(onset.what() - '1'));
        }
        pitches.forEach(pitch -> notes.add(note(onset, pitch, CHORD_BALANCE)));
      }
    }
    return notes;
  }

  List<Note> bass() {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      for (Onset onset : onsets(i, bassline, "r" + held)) {
        notes.add(note(onset, bassPitch(i, onset.what()), BASS_BALANCE));
      }
    }
    return notes;
  }

  /** Those of a pattern within a slot, counted from the start of the piece. */
  private List<Onset> onsets(int slot, String pattern, String last) {
    int bar = style.stepsPerBar();
    Slot place = slots.get(slot);
    int from = place.start() % bar;
    int start = place.start() - from;
    String played = place.end() == slots.getLast().end() ? last : pattern;
    return Onset.of(played, from, from + place.length()).stream()
        .map(onset -> new Onset(start + onset.start(), onset.length(), onset.what()))
        .toList();
  }

  private int bassPitch(int slot, char what) {
    int root = lowBass(voicings.get(slot).bass());
    Chord chord = slots.get(slot).chord();
    return switch (what) {
      case 't' -> above(root, chord.third());
      case 'f' -> above(root, chord.fifth());
      case 'o' -> root + 12;
      case 'a' ->
          approach(root, lowBass(voicings.get(Math.min(slot + 1, slots.size() - 1)).bass()));
      default -> root;
    };
  }

  /** A semitone from where the bass goes, on the side that it comes from. */
  private static int approach(int from, int to) {
    return from < to ? to - 1 : to + 1;
  }

  private static int lowBass(int pitch) {
    return above(LOWEST_BASS, pitch % 12);
  }

  private static int above(int pitch, int pitchClass) {
    return pitch + Math.floorMod(pitchClass - pitch, 12);
  }

  List<Note> drums() {
    Map<Integer, String> patterns = style.drums().getOrDefault(mood.drums, Map.of());
    List<Note> notes = new ArrayList<>();
    if (patterns.isEmpty()) {
      return notes;
    }
    boolean full = mood.drums.equals("full");
    for (Section section : form) {
      for (int bar = 0; bar < section.bars(); bar++) {
        int start = (section.bar() + bar) * style.stepsPerBar();
        boolean lastBar = bar == section.bars() - 1;
        if (section.role().equals(Section.END) && lastBar) {
          hit(notes, section, start, full ? CRASH : KICK);
        } else {
          patterns.forEach((drum, pattern) -> beat(notes, section, start, drum, pattern));
          addTurns(notes, section, start, bar == 0, full && lastBar);
        }
      }
    }
    return notes;
  }

  /** A fill leads to the next section, a cymbal begins it. */
  private void addTurns(List<Note> notes, Section section, int start, boolean first, boolean fill) {
    int end = start + style.stepsPerBar();
    if (fill) {
      hit(notes, section, end - 4, SNARE);
      hit(notes, section, end - 2, TOM);
      hit(notes, section, end - 1, TOM);
    }
    if (first && section.hasTune() && mood.drums.equals("full")) {
      hit(notes, section, start, CRASH);
    }
  }

  private void beat(List<Note> notes, Section section, int start, int drum, String pattern) {
    Onset.of(pattern).forEach(onset -> hit(notes, section, start + onset.start(), drum));
  }

  private void hit(List<Note> notes, Section section, int step, int drum) {
    notes.add(new Note(step, 1, drum, dynamics.velocity(section, step, DRUM_BALANCE)));
  }

  private Note note(Onset onset, int pitch, int balance) {
    Section section =
        form.stream()
            .filter(part -> onset.start() < (part.bar() + part.bars()) * style.stepsPerBar())
            .findFirst()
            .orElseThrow();
    return new Note(
        onset.start(), onset.length(), pitch, dynamics.velocity(section, onset.start(), balance));
  }
}
