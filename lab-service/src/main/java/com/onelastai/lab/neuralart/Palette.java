package com.onelastai.lab.neuralart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Colours that go together.
 *
 * @param ground the two of the background
 * @param inks the six that are drawn on it
 */
record Palette(String name, List<Integer> ground, List<Integer> inks) {

  private static final int SHARE_OF_OTHER = 2;

  /** The first colours of this, and the most vivid of another. */
  Palette with(Palette other) {
    List<Integer> kept = inks.subList(0, inks.size() - SHARE_OF_OTHER);
    List<Integer> added =
        other.inks.subList(other.inks.size() - 1 - SHARE_OF_OTHER, other.inks.size() - 1);
    return new Palette(name + " and " + other.name, ground, List.copyOf(concat(kept, added)));
  }

  Palette turned(double degrees) {
    return new Palette(
        name,
        ground.stream().map(colour -> Colours.turnHue(colour, degrees)).toList(),
        inks.stream().map(colour -> Colours.turnHue(colour, degrees)).toList());
  }

  boolean isDark() {
    return Colours.lightness(ground.getFirst()) < 0.5;
  }

  List<String> hex() {
    return concat(ground, inks).stream().map(Colours::hex).toList();
  }

  int ink(Chance chance) {
    return inks.get(chance.below(inks.size()));
  }

  /** The inks from dark to light. */
  int[] byLightness() {
    return inks.stream()
        .sorted(Comparator.comparingDouble(Colours::lightness))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The inks that can be told from the ground. */
  int[] visible() {
    double base = Colours.lightness(ground.getFirst());
    return inks.stream()
        .filter(ink -> Math.abs(Colours.lightness(ink) - base) > 0.14)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** So many colours in even steps through these, for pictures that look up one for each pixel. */
  static int[] steps(int[] colours, int count) {
    return IntStream.range(0, count).map(i -> at(colours, i / (count - 1.0))).toArray();
  }

  static int at(int[] colours, double position) {
    double scaled = Math.clamp(position, 0, 1) * (colours.length - 1);
    int index = Math.min((int) scaled, colours.length - 2);
    return Colours.mix(colours[index], colours[index + 1], scaled - index);
  }

  static Palette parse(String line) {
    String[] fields = line.split("\t", -1);
    return new Palette(fields[0], colours(fields[1]), colours(fields[2]));
  }

  private static List<Integer> colours(String field) {
    return Arrays.stream(field.split(" ", -1)).map(Colours::parse).toList();
  }

  private static List<Integer> concat(List<Integer> first, List<Integer> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
