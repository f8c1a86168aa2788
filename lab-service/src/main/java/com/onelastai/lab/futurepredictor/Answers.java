package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.futurepredictor.FuturePredictorResult.Kind;
import com.onelastai.lab.futurepredictor.Signs.Sign;
import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.SeededChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the signs say to a kind of question. */
final class Answers {

  private static final int OPEN = 25;
  private static final int AGREED = 90;

  private final Map<Kind, Leaning> answers =
      DataFile.read("futurepredictor/answers.yml", Rules.class).answers;

  private record Rules(Map<Kind, Leaning> answers) {}

  /**
   * @param towards yes, soon, near or much
   * @param open if the signs cancel each other out
   * @param away no, late, far or little
   */
  private record Leaning(List<String> towards, List<String> open, List<String> away) {

    List<String> by(int lean) {
      if (lean == 0) {
        return open;
      }
      return lean > 0 ? towards : away;
    }
  }

  /**
   * @param lean below 0 for no, late, far and little
   */
  record Answer(String text, int lean, int confidence) {}

  Answer to(Kind kind, List<Sign> signs, SeededChoice choice) {
    int lean = signs.stream().mapToInt(Sign::lean).sum();
    int most = signs.stream().mapToInt(sign -> Math.abs(sign.lean())).sum();
    int confidence = OPEN + Math.round((AGREED - OPEN) * Math.abs(lean) / (float) most);
    List<String> texts = Objects.requireNonNull(answers.get(kind)).by(lean);
    return new Answer(choice.from(texts), lean, confidence);
  }
}
