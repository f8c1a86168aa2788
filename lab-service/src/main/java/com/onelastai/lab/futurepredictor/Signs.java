package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.text.DataFile;
import com.onelastai.lab.text.SeededChoice;
import com.onelastai.lab.text.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads the signs of a question: each leans towards yes, soon and much, or the other way. */
final class Signs {

  private static final int DRAWS = 3;
  private static final LocalDate NEW_MOON = LocalDate.of(2000, 1, 6);
  private static final double MONTH = 29.530588;

  private final Rules rules = DataFile.read("futurepredictor/signs.yml", Rules.class);

  /**
   * @param lean from -2 to 2
   * @param text says what was seen and how it is read
   */
  record Sign(int lean, String text) {}

  /**
   * @param moon its phases in order, from the new moon
   * @param cards from which some are drawn
   */
  private record Rules(
      Sign oddWords,
      Sign evenWords,
      Map<DayOfWeek, Sign> days,
      List<Sign> moon,
      List<Sign> cards) {}

  /** The signs of a day. */
  List<Sign> of(String question, LocalDate day) {
    Sign card = SeededChoice.of(question.toLowerCase(Locale.ROOT), day).from(rules.cards);
    return List.of(
        card,
        words(question),
        Objects.requireNonNull(rules.days.get(day.getDayOfWeek())),
        moon(day));
  }

  /** The signs of a seed, whatever the day. */
  List<Sign> of(String question, long seed) {
    return SeededChoice.of(question.toLowerCase(Locale.ROOT), seed)
        .shuffled(rules.cards)
        .subList(0, DRAWS);
  }

  private Sign words(String question) {
    int count = Words.of(question).size();
    Sign sign = count % 2 == 1 ? rules.oddWords : rules.evenWords;
    return new Sign(sign.lean, sign.text.formatted(count));
  }

  private Sign moon(LocalDate day) {
    double age = ChronoUnit.DAYS.between(NEW_MOON, day) / MONTH;
    double phase = age - Math.floor(age);
    int phases = rules.moon.size();
    return rules.moon.get((int) Math.round(phase * phases) % phases);
  }
}
