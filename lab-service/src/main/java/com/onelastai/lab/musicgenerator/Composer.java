package com.onelastai.lab.musicgenerator;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Composes a piece. The same wishes and seed give the same piece. */
final class Composer {

  /** What rings after the last bar. */
  static final double TAIL_SECONDS = 2;

  private static final int FEWEST_BARS = 5;

  private Composer() {}

  /**
   * @param seconds of the whole piece
   * @param wish its key; one that suits the mood if empty
   */
  static Piece compose(Genre genre, Mood mood, int seconds, Optional<Key> wish, long seed) {
    RandomGenerator random = new Random(seed);
    Style style = Style.of(genre);
    Key key = wish.orElseGet(() -> key(mood, random));
    double played = seconds - TAIL_SECONDS;
    double wanted = played * style.tempo() * mood.pace / 60 / style.beats();
    int bars = Math.max(FEWEST_BARS, (int) Math.round(wanted));

    List<Section> form = Section.form(bars, style.cycle());
    List<Slot> slots = new Harmony(style, mood, key, random).slots(form);
    List<Voicing> voicings = new VoiceLeading(style.inversions()).lead(slots);
    Arranger arranger = new Arranger(style, mood, form, slots, voicings, random);
    return new Piece(
        key,
        style,
        bars * style.beats() * 60 / played,
        slots,
        voicings,
        new MelodyWriter(key, style, mood, slots, random).write(form),
        arranger.chords(),
        arranger.bass(),
        arranger.drums());
  }

  private static Key key(Mood mood, RandomGenerator random) {
    List<String> tonics = mood.minor ? Key.MINOR : Key.MAJOR;
    String tonic = tonics.get(random.nextInt(tonics.size()));
    return Key.find(tonic + (mood.minor ? " minor" : " major")).orElseThrow();
  }
}
