package com.onelastai.lab.battlearena;

import com.onelastai.lab.arena.Contest;
import com.onelastai.lab.arena.Judge;
import com.onelastai.lab.arena.Transcript;
import com.onelastai.lab.arena.Turns;
import com.onelastai.lab.arena.Verdict;
import com.onelastai.lab.battlearena.BattleArenaInput.ContestantInput;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class BattleArena implements Experiment<BattleArenaInput, BattleArenaResult> {

  static final String TYPE = "battle-arena";

  private static final int ROUNDS = 2;

  private final Contestants contestants;

  BattleArena(Contestants contestants) {
    this.contestants = contestants;
  }

  @Override
  public ExperimentInfo<BattleArenaInput> info() {
    return new ExperimentInfo<>(
        TYPE,
        "Battle arena",
        "Two contestants speak on a topic in turns. Then the model judges twice, with either one "
            + "first: one wins if they do both times, otherwise it is a draw. Battles between the "
            + "agents of `/api/lab/battle-arena/ratings` change their Elo ratings. Needs a language "
            + "model.",
        new BattleArenaInput(
            new ContestantInput("Einstein Agent", null),
            new ContestantInput("Drama Queen", null),
            "Is it better to plan a holiday or to improvise it?",
            ROUNDS));
  }

  @Override
  public void check(BattleArenaInput input) {
    Contestant first = require("contestant1", input.contestant1());
    Contestant second = require("contestant2", input.contestant2());
    if (first.name().equalsIgnoreCase(second.name())) {
      throw invalid("contestant2.name", "same_contestant", "must be somebody else");
    }
  }

  private Contestant require(String field, ContestantInput input) {
    return contestants
        .find(input)
        .orElseThrow(() ->
            invalid(field + ".persona", "not_null", "is needed for a contestant who is no agent"));
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }

  @Override
  public Outcome<BattleArenaResult> run(BattleArenaInput input, Run run) {
    Contestant first = require("contestant1", input.contestant1());
    Contestant second = require("contestant2", input.contestant2());
    int rounds = Objects.requireNonNullElse(input.rounds(), ROUNDS);
    Contest contest = new Contest(input.topic(), first.speaker(), second.speaker(), rounds);
    Transcript transcript = Turns.play(contest, run);
    Verdict verdict = Judge.judge(contest, transcript, run);
    return Outcome.of(
        new BattleArenaResult(
            first,
            second,
            input.topic(),
            transcript.turns(),
            winner(verdict, first, second),
            verdict,
            first.id() != null && second.id() != null),
        Engine.model(transcript.model()));
  }

  private static @Nullable String winner(Verdict verdict, Contestant first, Contestant second) {
    return switch (verdict.winner()) {
      case SIDE1 -> first.name();
      case SIDE2 -> second.name();
      case BALANCED -> null;
    };
  }
}
