package com.onelastai.lab.arena;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.ArrayList;
import java.util.List;

/** Lets the model speak for both sides in turn. Each hears what the other has just said. */
public final class Turns {

  private static final int MAX_TOKENS = 120;
  private static final int ATTEMPTS = 3;
  private static final String MANNER = " Speak in the first person, in two short sentences.";
  private static final String BEGIN = "The topic: %s\nWhat do you say?";
  private static final String ANSWER =
      """
      The topic: %s
      %s says: %s
      You see it differently. What do you say?\
      """;

  /** They show the form to small models. */
  private static final List<Message> EXAMPLES =
      List.of(
          new Message("user", BEGIN.formatted("Should streets have more trees?")),
          new Message(
              "assistant",
              "I want more of them! Trees cool a street in summer, and their roots hold the rain."),
          new Message(
              "user",
              ANSWER.formatted(
                  "Is it good to get up early?",
                  "Somebody",
                  "Yes, the first hours of a day are quiet.")),
          new Message(
              "assistant",
              "Quiet is no use to me while I am half asleep. I think best late in the evening."));

  private Turns() {}

  /**
   * @throws ExperimentFailedException if there is no model, or it says nothing
   */
  public static Transcript play(Contest contest, Run run) {
    List<Turn> turns = new ArrayList<>();
    String model = "";
    for (int round = 1; round <= contest.rounds(); round++) {
      for (Side side : Side.values()) {
        Speaker speaker = contest.speaker(side);
        run.progress(
            contest.percent(turns.size()), "Round " + round + ": " + speaker.name() + " speaks");
        Reply reply = ask(prompt(contest, side, turns), run);
        turns.add(new Turn(round, side, speaker.name(), Spoken.clean(reply.text())));
        model = reply.model();
      }
    }
    return new Transcript(List.copyOf(turns), model);
  }

  private static Reply ask(Prompt prompt, Run run) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Reply reply = run.ask(prompt);
      if (!reply.text().isBlank()) {
        return reply;
      }
    }
    throw new ExperimentFailedException("The language model said nothing, " + ATTEMPTS + " times.");
  }

  private static Prompt prompt(Contest contest, Side side, List<Turn> turns) {
    String other = contest.speaker(side.other()).name();
    String task =
        turns.isEmpty()
            ? BEGIN.formatted(contest.topic())
            : ANSWER.formatted(contest.topic(), other, turns.getLast().text());
    List<Message> messages = new ArrayList<>();
    messages.add(new Message("system", contest.speaker(side).role() + MANNER));
    messages.addAll(EXAMPLES);
    messages.add(new Message("user", task));
    return new Prompt(List.copyOf(messages), MAX_TOKENS);
  }
}
