package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Writes the tune. A phrase has two bars of a motif, its repetition and a cadence. Strong beats
 * have tones of the chord that follow the motif's contour; between them the tune passes by step or
 * touches a neighbour.
 */
final class MelodyWriter {

  private static final int LOWEST = 62;
  private static final int HIGHEST = 81;
  private static final int MIDDLE = 71;
  private static final int CONTOUR = 8;
  private static final int BALANCE = 10;

  private record Motif(String rhythm, int[] contour) {}

  private final Key key;
  private final Style style;
  private final Mood mood;
  private final Dynamics dynamics;
  private final List<Slot> slots;
  private final RandomGenerator random;
  private final Map<Boolean, Motif> motifs = new HashMap<>();
  private int last = MIDDLE;

  MelodyWriter(Key key, Style style, Mood mood, List<Slot> slots, RandomGenerator random) {
    this.key = key;
    this.style = style;
    this.mood = mood;
    this.dynamics = new Dynamics(mood, style.stepsPerBar());
    this.slots = slots;
    this.random = random;
  }

  List<Note> write(List<Section> form) {
    List<Note> tune = new ArrayList<>();
    for (Section section : form) {
      if (!section.role().equals(Section.INTRO)) {
        tune.addAll(phrase(section));
      }
    }
    return tune;
  }

  private List<Note> phrase(Section section) {
    Motif motif = section.hasTune() ? motif(section) : ending(section);
    int start = section.bar() * style.stepsPerBar();
    List<Onset> onsets = Onset.of(motif.rhythm());
    int[] pitches = pitches(section, onsets, motif.contour(), start);
    last = pitches[pitches.length - 1];
    return IntStream.range(0, pitches.length)
        .mapToObj(i -> note(section, onsets.get(i), start, pitches[i]))
        .toList();
  }

  private Note note(Section section, Onset onset, int start, int pitch) {
    int step = start + onset.start();
    return new Note(step, onset.length(), pitch, dynamics.velocity(section, step, BALANCE));
  }

  /** Phrases that open and close share a motif, so that one answers the other. */
  private Motif motif(Section section) {
    boolean main = section.role().equals(Section.OPENING) || section.role().equals(Section.CLOSING);
    return motifs.computeIfAbsent(main, ignored -> newMotif());
  }

  private Motif newMotif() {
    String first = one(style.rhythms(mood.density));
    String second = one(style.rhythms(mood.density));
    String cadence = one(style.rhythms("cadence"));
    return new Motif(first + second + first + cadence, contour());
  }

  private Motif ending(Section section) {
    String bar = "x" + "-".repeat(style.stepsPerBar() - 1);
    return new Motif(bar.repeat(section.bars()), new int[] {0, 0});
  }

  /** Steps of the scale between strong beats; the second half answers the first upside down. */
  private int[] contour() {
    int[] contour = new int[CONTOUR];
    for (int i = 0; i < CONTOUR / 2; i++) {
      contour[i] = random.nextInt(-2, 4);
      contour[CONTOUR - 1 - i] = -contour[i];
    }
    return contour;
  }

  private String one(List<String> patterns) {
    return patterns.get(random.nextInt(patterns.size()));
  }

  private int[] pitches(Section section, List<Onset> onsets, int[] contour, int start) {
    int[] pitches = new int[onsets.size()];
    int before = -1;
    int strong = 0;
    for (int i = 0; i < pitches.length; i++) {
      boolean end = i == pitches.length - 1;
      int step = start + onsets.get(i).start();
      if (end || isStrong(step)) {
        int from = before < 0 ? last : pitches[before];
        int wanted = moved(from, contour[strong++ % contour.length], step);
        pitches[i] = end && isFinal(section) ? tonic(wanted) : chordTone(wanted, step);
        fill(pitches, onsets, before, i, start);
        before = i;
      }
    }
    return pitches;
  }

  private static boolean isFinal(Section section) {
    return section.role().equals(Section.CLOSING) || section.role().equals(Section.END);
  }

  private boolean isStrong(int step) {
    int inBar = step % style.stepsPerBar();
    return inBar == 0 || (style.beats() == 4 && inBar == 8);
  }

  /** Turns back at the ends of the range. */
  private int moved(int from, int steps, int step) {
    List<Integer> ladder = ladder(step);
    int away = from + 2 * steps > HIGHEST || from + 2 * steps < LOWEST ? -steps : steps;
    int at = Math.clamp(nearest(ladder, from) + away, 0, ladder.size() - 1);
    return ladder.get(at);
  }

  private int tonic(int wanted) {
    return nearestOf(Set.of(key.tonic().pitchClass()), wanted);
  }

  private int chordTone(int wanted, int step) {
    return nearestOf(new TreeSet<>(chordAt(step).pitchClasses()), wanted);
  }

  private static int nearestOf(Set<Integer> pitchClasses, int wanted) {
    return IntStream.rangeClosed(LOWEST - 2, HIGHEST + 2)
        .filter(pitch -> pitchClasses.contains(pitch % 12))
        .boxed()
        .min(Comparator.comparingInt(pitch -> Math.abs(pitch - wanted)))
        .orElseThrow();
  }

  /** The notes between two strong ones. */
  private void fill(int[] pitches, List<Onset> onsets, int before, int after, int start) {
    int from = before < 0 ? last : pitches[before];
    int previous = from;
    for (int i = before + 1; i < after; i++) {
      int step = start + onsets.get(i).start();
      List<Integer> ladder = ladder(step);
      int first = nearest(ladder, from);
      double share = (i - before) / (double) (after - before);
      int at = (int) Math.round(first + (nearest(ladder, pitches[after]) - first) * share);
      pitches[i] = weak(ladder, at, previous, step);
      previous = pitches[i];
    }
  }

  /** A step away from the note before, or a tone of the chord where the tune must leap. */
  private int weak(List<Integer> ladder, int at, int previous, int step) {
    int from = nearest(ladder, previous);
    int to = at == from ? from + (random.nextBoolean() ? 1 : -1) : at;
    int pitch = ladder.get(Math.clamp(to, 0, ladder.size() - 1));
    return Math.abs(to - from) > 1 ? chordTone(pitch, step) : pitch;
  }

  private static int nearest(List<Integer> ladder, int pitch) {
    return IntStream.range(0, ladder.size())
        .boxed()
        .min(Comparator.comparingInt(i -> Math.abs(ladder.get(i) - pitch)))
        .orElseThrow();
  }

  /** The scale, with the chord's own tones in place of their neighbours. */
  private List<Integer> ladder(int step) {
    List<Integer> chord = chordAt(step).pitchClasses();
    Set<Integer> scale = new TreeSet<>(key.scale().stream().map(Tone::pitchClass).toList());
    for (int tone : chord) {
      if (scale.add(tone)) {
        IntStream.of((tone + 1) % 12, (tone + 11) % 12)
            .filter(other -> !chord.contains(other))
            .forEach(scale::remove);
      }
    }
    return IntStream.rangeClosed(LOWEST, HIGHEST)
        .filter(pitch -> scale.contains(pitch % 12))
        .boxed()
        .toList();
  }

  private Chord chordAt(int step) {
    return slots.stream().filter(slot -> step < slot.end()).findFirst().orElseThrow().chord();
  }
}
