package com.onelastai.lab.arena;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.Run;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import java.util.ArrayList;
import java.util.List;

/** Lets the model speak for both sides in turn. Each knows what the other has just said. */
public final class Turns {

  private static final int MAX_TOKENS = 160;
  private static final int MAX_CHARACTERS = 1_000;
  private static final int ATTEMPTS = 3;
  private static final String MANNER =
      " Speak as yourself, in two or three short sentences, without headings or lists.";

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
        Reply reply = ask(prompt(contest, speaker, turns), run);
        turns.add(new Turn(round, side, speaker.name(), clean(reply.text(), speaker)));
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

  private static Prompt prompt(Contest contest, Speaker speaker, List<Turn> turns) {
    String task =
        turns.isEmpty()
            ? "Say what you think and give your best reason."
            : "%s has just said:\n%s\nAnswer that, and add a new reason of your own."
                .formatted(turns.getLast().speaker(), turns.getLast().text());
    return new Prompt(
        List.of(
            new Message("system", speaker.role() + MANNER),
            new Message("user", "The topic: " + contest.topic() + "\n" + task)),
        MAX_TOKENS);
  }

  /** Without a repeated name in front, and without the sentence that the limit has cut. */
  private static String clean(String text, Speaker speaker) {
    String spoken = text.strip();
    String label = speaker.name() + ":";
    if (spoken.length() > label.length() && spoken.startsWith(label)) {
      spoken = spoken.substring(label.length()).strip();
    }
    spoken = spoken.substring(0, Math.min(spoken.length(), MAX_CHARACTERS));
    int end = -1;
    for (char mark : new char[] {'.', '!', '?'}) {
      end = Math.max(end, spoken.lastIndexOf(mark));
    }
    boolean whole = end < 0 || spoken.substring(end + 1).chars().noneMatch(Character::isLetter);
    return whole ? spoken : spoken.substring(0, end + 1);
  }
}
