package com.onelastai.chat.answer;

import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Limits how many answers this process makes at once, and how many of them are followed. */
@Component
class AnswerSlots {

  private static final int LONGEST_PAUSE = 5;

  private final AnswerProperties settings;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<String, Integer> followers = new HashMap<>();
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
    if (own >= settings.perOwner()) {
      throw busy("Wait until one of your other answers has ended.");
    }
    if (all >= settings.concurrent()) {
      throw busy("Too many answers are in progress right now.");
    }
    taken.put(owner, own + 1);
    all++;
    return () -> release(owner);
  }

  /**
   * The right to follow an answer.
   *
   * @throws ApiException 429 {@code busy}
   */
  synchronized Slot takeFollower(String owner) {
    if (followers.getOrDefault(owner, 0) >= settings.followersPerOwner()) {
      throw busy("You already follow as many answers as allowed. Close one of the streams.");
    }
    followers.merge(owner, 1, Integer::sum);
    return () -> releaseFollower(owner);
  }

  /** A slot for an optional task; null unless half of all slots are free. */
  synchronized @Nullable Slot takeSpare() {
    if (all * 2 >= settings.concurrent()) {
      return null;
    }
    all++;
    return this::release;
  }

  private synchronized void release(String owner) {
    decrement(taken, owner);
    release();
  }

  private synchronized void releaseFollower(String owner) {
    decrement(followers, owner);
  }

  private static void decrement(Map<String, Integer> counts, String owner) {
    counts.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
  }

  private synchronized void release() {
    all--;
  }

  /** The pause is random so that clients do not return all at once. */
  private static ApiException busy(String detail) {
    int pause = ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE + 1);
    return new ApiException(HttpStatus.TOO_MANY_REQUESTS, "busy", detail)
        .retryAfter(Duration.ofSeconds(pause));
  }
}
