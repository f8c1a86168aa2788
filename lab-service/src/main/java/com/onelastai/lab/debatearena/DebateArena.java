package com.onelastai.lab.debatearena;

import com.onelastai.lab.arena.Contest;
import com.onelastai.lab.arena.Judge;
import com.onelastai.lab.arena.Side;
import com.onelastai.lab.arena.Speaker;
import com.onelastai.lab.arena.Transcript;
import com.onelastai.lab.arena.Turns;
import com.onelastai.lab.arena.Verdict;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Experiment;
import com.onelastai.lab.experiment.ExperimentInfo;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.experiment.Run;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class DebateArena implements Experiment<DebateArenaInput, DebateArenaResult> {

  private static final int ROUNDS = 2;
  private static final Speaker FOR =
      new Speaker("Side 1", "You are a debater. You are for the topic.");
  private static final Speaker AGAINST =
      new Speaker("Side 2", "You are a debater. You are against the topic.");

  @Override
  public ExperimentInfo<DebateArenaInput> info() {
    return new ExperimentInfo<>(
        "debate-arena",
        "Debate arena",
        "Argues for and against a topic, in turns that answer each other. Then the model judges "
            + "twice, with either side first: a side wins if it does both times, otherwise the "
            + "debate is balanced. Needs a language model.",
        new DebateArenaInput("Cities should be free of cars.", ROUNDS));
  }

  @Override
  public Outcome<DebateArenaResult> run(DebateArenaInput input, Run run) {
    int rounds = Objects.requireNonNullElse(input.rounds(), ROUNDS);
    Contest contest = new Contest(input.topic(), FOR, AGAINST, rounds);
    Transcript transcript = Turns.play(contest, run);
    Verdict verdict = Judge.judge(contest, transcript, run);
    return Outcome.of(
        new DebateArenaResult(
            input.topic(), transcript.textsOf(Side.SIDE1), transcript.textsOf(Side.SIDE2), verdict),
        Engine.model(transcript.model()));
  }
}
