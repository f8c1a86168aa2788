package com.onelastai.lab.battlearena;

import com.onelastai.lab.arena.Winner;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The outcome of a rated battle, between two agents by id. */
record Battle(String contestant1, String contestant2, Winner winner) {

  /** From the stored result of an experiment; empty if it does not count. */
  static Optional<Battle> read(Document result) {
    if (!result.getBoolean("rated", false)) {
      return Optional.empty();
    }
    String winner = result.getEmbedded(List.of("verdict", "winner"), String.class);
    return SnakeCaseEnum.find(Winner.class, winner)
        .map(found ->
            new Battle(
                result.getEmbedded(List.of("contestant1", "id"), String.class),
                result.getEmbedded(List.of("contestant2", "id"), String.class),
                found));
  }

  /** Of contestant 1. */
  double score() {
    return switch (winner) {
      case SIDE1 -> 1;
      case SIDE2 -> 0;
      case BALANCED -> 0.5;
    };
  }
}
