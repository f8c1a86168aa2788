package com.onelastai.lab.arena;

import java.util.List;

/**
 * All turns of a contest, in order.
 *
 * @param model that spoke
 */
public record Transcript(List<Turn> turns, String model) {

  public List<String> textsOf(Side side) {
    return turns.stream().filter(turn -> turn.side() == side).map(Turn::text).toList();
  }
}
