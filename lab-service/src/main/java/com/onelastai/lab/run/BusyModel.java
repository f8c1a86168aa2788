package com.onelastai.lab.run;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.util.Objects;

/** Asks a busy model again, after a pause that doubles. */
final class BusyModel {

  static final int ATTEMPTS = 6;

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private BusyModel() {}

  /** A question to the model. */
  interface Question<T> {

    /**
     * @throws ApiException {@code busy}, or another refusal
     */
    T ask() throws InterruptedException;
  }

  /**
   * @throws ExperimentFailedException if the model stays busy
   * @throws ApiException if it refuses for another reason
   */
  static <T> T retry(Question<T> question) throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return question.ask();
      } catch (ApiException refusal) {
        if (!refusal.code().equals("busy")) {
          throw refusal;
        }
        if (attempt < ATTEMPTS) {
          Thread.sleep(pause(refusal, attempt));
        }
      }
    }
    throw new ExperimentFailedException("The language model is too busy. Try again later.");
  }

  /** The first is the one that the model names. */
  static Duration pause(ApiException busy, int attempt) {
    Duration pause =
        Objects.requireNonNullElse(busy.pause(), USUAL_PAUSE).multipliedBy(1L << (attempt - 1));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
