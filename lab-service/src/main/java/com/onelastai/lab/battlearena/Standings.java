package com.onelastai.lab.battlearena;

import com.onelastai.starter.projection.UpdateBuilder;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the agents have gained. Changes are sums, so that what another instance counts meanwhile is
 * not lost; both contestants change by the same, so that no points appear or vanish.
 */
final class Standings {

  private static final String CONTESTANTS = "contestants";
  private static final String GAIN = "gain";

  /** Gains are whole numbers of these parts of a point. */
  private static final double PARTS = 1_000;

  private final Document contestants;
  private final Map<String, Long> gains = new HashMap<>();

  private Standings(Document contestants) {
    this.contestants = contestants;
  }

  static Standings of(@Nullable Document stored) {
    return new Standings(stored == null ? new Document() : stored.get(CONTESTANTS, new Document()));
  }

  /** Writes what a battle changes. The next one is counted after it. */
  void count(Battle battle, UpdateBuilder changes) {
    double gain =
        Elo.gain(rating(battle.contestant1()), rating(battle.contestant2()), battle.score());
    long parts = Math.round(gain * PARTS);
    change(battle.contestant1(), parts, battle.score(), changes);
    change(battle.contestant2(), -parts, 1 - battle.score(), changes);
  }

  private void change(String id, long parts, double score, UpdateBuilder changes) {
    gains.merge(id, parts, Long::sum);
    String field = CONTESTANTS + "." + id + ".";
    String outcome = score == 1 ? "wins" : score == 0 ? "losses" : "draws";
    changes.increment(field + GAIN, parts).increment(field + outcome, 1);
  }

  double rating(String id) {
    return Elo.START + (number(id, GAIN) + gains.getOrDefault(id, 0L)) / PARTS;
  }

  Rating show(Contestant agent, String id) {
    long wins = number(id, "wins");
    long draws = number(id, "draws");
    long losses = number(id, "losses");
    return new Rating(
        id,
        agent.name(),
        agent.persona(),
        Math.round(rating(id)),
        wins + draws + losses,
        wins,
        draws,
        losses);
  }

  private long number(String id, String field) {
    return contestants.get(id, new Document()).get(field) instanceof Number number
        ? number.longValue()
        : 0;
  }
}
