package com.onelastai.chat.answer;

import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Bounds how many answers this process makes at once. */
@Component
class AnswerSlots {

  private static final int LONGEST_PAUSE = 5;

  private final AnswerProperties settings;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  AnswerSlots(AnswerProperties settings) {
    this.settings = settings;
  }

  /** The right to make an answer, until it is closed. */
  interface Slot extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * @throws ApiException 429 {@code busy} if there is none left, or none for this owner
   */
  synchronized Slot take(String owner) {
    int own = taken.getOrDefault(owner, 0);
    if (all >= settings.concurrent() || own >= settings.perOwner()) {
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS,
              "busy",
              own >= settings.perOwner()
                  ? "Wait until your other answers are complete."
                  : "Too many answers are being made right now.")
          .retryAfter(pause());
    }
    taken.put(owner, own + 1);
    all++;
    return () -> giveBack(owner);
  }

  /** One for a task that can wait, or be left: null unless half of them are free. */
  synchronized @Nullable Slot takeSpare() {
    if (all * 2 >= settings.concurrent()) {
      return null;
    }
    all++;
    return this::giveBack;
  }

  private synchronized void giveBack(String owner) {
    taken.computeIfPresent(owner, (key, own) -> own == 1 ? null : own - 1);
    giveBack();
  }

  private synchronized void giveBack() {
    all--;
  }

  /** Not the same for all, so that they do not come back together. */
  private static Duration pause() {
    return Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE + 1));
  }
}
