package com.onelastai.lab.musicgenerator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets chords for four voices: of all settings within the voices' ranges, the sequence that moves
 * least and breaks the fewest rules.
 */
final class VoiceLeading {

  private static final int[] LOWEST = {40, 48, 55, 60};
  private static final int[] HIGHEST = {57, 67, 72, 79};
  private static final int WIDEST_GAP = 12;
  private static final double PARALLEL = 10_000;
  private static final double INVERSION = 5;
  private static final double LEAP = 3;
  private static final double UNRESOLVED = 4;

  private final boolean inversions;

  VoiceLeading(boolean inversions) {
    this.inversions = inversions;
  }

  /** One setting for each slot. */
  List<Voicing> lead(List<Slot> slots) {
    List<List<Voicing>> choices = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      boolean inner = i > 0 && i < slots.size() - 1;
      choices.add(settings(slots.get(i).chord(), inversions && inner));
    }
    int[][] from = new int[slots.size()][];
    double[] costs = new double[choices.getFirst().size()];
    Arrays.setAll(costs, i -> spread(choices.getFirst().get(i)));
    for (int i = 1; i < slots.size(); i++) {
      from[i] = new int[choices.get(i).size()];
      costs = step(slots, i, choices, costs, from[i]);
    }
    return path(choices, from, cheapest(costs));
  }

  private static double[] step(
      List<Slot> slots, int i, List<List<Voicing>> choices, double[] before, int[] from) {
    Chord chord = slots.get(i - 1).chord();
    List<Voicing> previous = choices.get(i - 1);
    double[] costs = new double[from.length];
    for (int to = 0; to < from.length; to++) {
      Voicing next = choices.get(i).get(to);
      double least = Double.MAX_VALUE;
      for (int at = 0; at < before.length; at++) {
        // A move never earns anything.
        double cost = before[at] < least ? before[at] + cost(chord, previous.get(at), next) : least;
        if (cost < least) {
          least = cost;
          from[to] = at;
        }
      }
      costs[to] = least + color(slots.get(i).chord(), next);
    }
    return costs;
  }

  private static List<Voicing> path(List<List<Voicing>> choices, int[][] from, int last) {
    LinkedList<Voicing> path = new LinkedList<>();
    int at = last;
    for (int i = choices.size() - 1; i >= 0; i--) {
      path.addFirst(choices.get(i).get(at));
      at = i > 0 ? from[i][at] : 0;
    }
    return path;
  }

  private static int cheapest(double[] costs) {
    int best = 0;
    for (int i = 1; i < costs.length; i++) {
      best = costs[i] < costs[best] ? i : best;
    }
    return best;
  }

  private static double cost(Chord chord, Voicing from, Voicing to) {
    double cost = 0;
    for (int voice = 0; voice < Voicing.VOICES; voice++) {
      int move = to.pitch(voice) - from.pitch(voice);
      // The bass may leap; the others should not.
      cost += Math.abs(move) * (voice == 0 ? 0.4 : 1) + (Math.abs(move) > 7 ? LEAP : 0);
      cost += voice > 0 && isUnresolved(chord, from.pitch(voice), move) ? UNRESOLVED : 0;
    }
    return from.isParallelTo(to) ? cost + PARALLEL : cost;
  }

  /** The third of a dominant rises by a semitone or stays, a seventh falls by a step or stays. */
  private static boolean isUnresolved(Chord chord, int pitch, int move) {
    boolean third = chord.leading() && pitch % 12 == chord.third();
    boolean seventh = chord.tones().size() > 3 && pitch % 12 == chord.seventh();
    return (third && move != 1 && move != 0) || (seventh && (move < -2 || move > 0));
  }

  /** The price of an inversion, of a doubled third and of a setting far from the middle. */
  private static double color(Chord chord, Voicing voicing) {
    int thirds = voicing.count(chord.third());
    boolean inverted = voicing.bass() % 12 != chord.root().pitchClass();
    return (inverted ? INVERSION : 0) + (thirds > 1 ? LEAP : 0) + spread(voicing);
  }

  private static double spread(Voicing voicing) {
    double cost = 0;
    for (int voice = 0; voice < Voicing.VOICES; voice++) {
      cost += Math.abs(voicing.pitch(voice) - (LOWEST[voice] + HIGHEST[voice]) / 2.0) * 0.05;
    }
    return cost;
  }

  private static List<Voicing> settings(Chord chord, boolean inverted) {
    List<Voicing> settings = new ArrayList<>();
    for (int bass : pitches(chord, LOWEST[0], HIGHEST[0])) {
      int pitchClass = bass % 12;
      boolean third = inverted && chord.tones().size() == 3 && pitchClass == chord.third();
      if (third || pitchClass == chord.root().pitchClass()) {
        addSettings(settings, chord, bass);
      }
    }
    return settings;
  }

  private static void addSettings(List<Voicing> settings, Chord chord, int bass) {
    for (int tenor : pitches(chord, Math.max(LOWEST[1], bass), HIGHEST[1])) {
      for (int alto : pitches(chord, Math.max(LOWEST[2], tenor), tenor + WIDEST_GAP)) {
        for (int soprano : pitches(chord, Math.max(LOWEST[3], alto), alto + WIDEST_GAP)) {
          Voicing setting = new Voicing(bass, tenor, alto, soprano);
          if (alto <= HIGHEST[2] && soprano <= HIGHEST[3] && isComplete(chord, setting)) {
            settings.add(setting);
          }
        }
      }
    }
  }

  private static int[] pitches(Chord chord, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .filter(pitch -> chord.pitchClasses().contains(pitch % 12))
        .toArray();
  }

  /** The fifth may be missing; the third of a dominant may not be doubled. */
  private static boolean isComplete(Chord chord, Voicing setting) {
    return chord.pitchClasses().stream()
            .allMatch(tone -> tone == chord.fifth() || setting.count(tone) > 0)
        && (!chord.leading() || setting.count(chord.third()) < 2);
  }
}
