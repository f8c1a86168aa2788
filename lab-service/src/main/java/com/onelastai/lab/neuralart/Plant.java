package com.onelastai.lab.neuralart;

import java.util.Map;

/**
 * An L-system. F is a branch, X a bud, + and - turn, brackets fork.
 *
 * @param rules what grows of a letter in each round
 * @param angle of a turn, in degrees
 */
record Plant(Map<Character, String> rules, double angle, int rounds) {

  private static final int LONGEST = 120_000;

  private static final Plant[] PLANTS = {
    new Plant(Map.of('X', "F[+X][-X]FX", 'F', "FF"), 24, 6),
    new Plant(Map.of('X', "F-[[X]+X]+F[+FX]-X", 'F', "FF"), 22.5, 5),
    new Plant(Map.of('X', "F[+X]F[-X]+X", 'F', "FF"), 21, 6),
    new Plant(Map.of('X', "F[-X][+X][X]", 'F', "FF"), 27, 6),
    new Plant(Map.of('X', "FF[++X][-FX]F[+X][--X]X", 'F', "F"), 19, 4)
  };

  static Plant any(Chance chance) {
    return PLANTS[chance.below(PLANTS.length)];
  }

  /** What has grown of a bud. */
  String grown() {
    String word = "X";
    for (int i = 0; i < rounds && word.length() < LONGEST; i++) {
      StringBuilder next = new StringBuilder();
      for (int at = 0; at < word.length(); at++) {
        char letter = word.charAt(at);
        String rule = rules.get(letter);
        next.append(rule == null ? String.valueOf(letter) : rule);
      }
      word = next.toString();
    }
    return word;
  }
}
