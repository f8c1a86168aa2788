package com.onelastai.support.ticket.sla;

import static com.onelastai.support.ticket.sla.SlaMark.FIRST_RESPONSE_BREACHED;
import static com.onelastai.support.ticket.sla.SlaMark.FIRST_RESPONSE_WARNED;
import static com.onelastai.support.ticket.sla.SlaMark.RESOLUTION_BREACHED;
import static com.onelastai.support.ticket.sla.SlaMark.RESOLUTION_WARNED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the clocks of tickets. Each method returns the clocks after what it is named for. */
@Component
public class SlaClocks {

  private final BusinessHours hours;
  private final Map<Priority, Duration> firstResponse;
  private final Map<Priority, Duration> resolution;
  private final double warnAfter;

  SlaClocks(SlaProperties settings) {
    this.hours = settings.businessHours();
    this.firstResponse = settings.firstResponse();
    this.resolution = settings.resolution();
    this.warnAfter = settings.warnAfter();
  }

  /** A running clock. */
  private record Deadline(SlaMark warned, SlaMark breached, Instant warnAt, Instant dueAt) {

    /** What has to be recorded by now; null if nothing new. */
    @Nullable SlaMark mark(List<SlaMark> before, Instant now) {
      if (before.contains(breached)) {
        return null;
      }
      if (!now.isBefore(dueAt)) {
        return breached;
      }
      return now.isBefore(warnAt) || before.contains(warned) ? null : warned;
    }

    @Nullable Instant nextCheck(List<SlaMark> before) {
      if (before.contains(breached)) {
        return null;
      }
      return before.contains(warned) ? dueAt : warnAt;
    }

    /** Whether a mark that was right before still is. */
    boolean allows(SlaMark mark, Instant now) {
      return (mark != warned || !now.isBefore(warnAt))
          && (mark != breached || !now.isBefore(dueAt));
    }
  }

  public Sla opened(Priority priority, Instant now) {
    return settled(new Sla(now, 0, null, null, null, null, null, List.of(), false, null), priority);
  }

  /** The team has answered, and waits for the user. */
  public Sla answered(Sla sla, Priority priority, Instant now) {
    return settled(
        SlaBuilder.builder(sla)
            .respondedAt(Objects.requireNonNullElse(sla.respondedAt(), now))
            .pausedAt(Objects.requireNonNullElse(sla.pausedAt(), now))
            .build(),
        priority);
  }

  /** The user has answered, so the team is to act again. */
  public Sla resumed(Sla sla, Priority priority, Instant now) {
    return settled(withoutPause(sla, now), priority);
  }

  /** It is resolved or closed. */
  public Sla stopped(Sla sla, Priority priority, Instant now) {
    return sla.stoppedAt() != null
        ? sla
        : settled(SlaBuilder.builder(withoutPause(sla, now)).stoppedAt(now).build(), priority);
  }

  /** It was resolved or closed and is open again: the clocks start anew. */
  public Sla reopened(Sla sla, Priority priority, Instant now) {
    return settled(
        SlaBuilder.builder(opened(priority, now)).respondedAt(sla.respondedAt()).build(), priority);
  }

  /** Counts from the same start to the targets of another priority. */
  public Sla prioritized(Sla sla, Priority priority, Instant now) {
    List<Deadline> running = running(sla, priority);
    List<SlaMark> still =
        sla.marks().stream()
            .filter(mark -> running.stream().allMatch(deadline -> deadline.allows(mark, now)))
            .toList();
    return settled(SlaBuilder.builder(sla).marks(still).build(), priority);
  }

  /** Records what is due by now. */
  public Sla marked(Sla sla, Priority priority, Instant now) {
    List<SlaMark> marks = new ArrayList<>(sla.marks());
    for (Deadline deadline : running(sla, priority)) {
      SlaMark due = deadline.mark(sla.marks(), now);
      if (due != null) {
        marks.add(due);
      }
    }
    return settled(SlaBuilder.builder(sla).marks(List.copyOf(marks)).build(), priority);
  }

  private Sla withoutPause(Sla sla, Instant now) {
    if (sla.pausedAt() == null) {
      return sla;
    }
    return SlaBuilder.builder(sla)
        .pausedMillis(sla.pausedMillis() + hours.between(sla.pausedAt(), now).toMillis())
        .pausedAt(null)
        .build();
  }

  private Sla settled(Sla sla, Priority priority) {
    List<Deadline> running = running(sla, priority);
    return SlaBuilder.builder(sla)
        .firstResponseDueAt(dueAt(running, FIRST_RESPONSE_BREACHED))
        .resolutionDueAt(dueAt(running, RESOLUTION_BREACHED))
        .breached(sla.marks().stream().anyMatch(SlaMark::isBreach))
        .nextCheckAt(nextCheck(running, sla.marks()))
        .build();
  }

  private List<Deadline> running(Sla sla, Priority priority) {
    List<Deadline> running = new ArrayList<>();
    if (sla.stoppedAt() != null) {
      return running;
    }
    if (sla.respondedAt() == null) {
      Duration target = Objects.requireNonNull(firstResponse.get(priority));
      running.add(deadline(FIRST_RESPONSE_WARNED, FIRST_RESPONSE_BREACHED, sla, target));
    }
    if (sla.pausedAt() == null) {
      Duration target = Objects.requireNonNull(resolution.get(priority));
      running.add(deadline(RESOLUTION_WARNED, RESOLUTION_BREACHED, sla, target));
    }
    return running;
  }

  private Deadline deadline(SlaMark warned, SlaMark breached, Sla sla, Duration target) {
    Duration paused = Duration.ofMillis(sla.pausedMillis());
    Duration warning = Duration.ofMillis((long) (target.toMillis() * warnAfter));
    return new Deadline(
        warned,
        breached,
        hours.plus(sla.startedAt(), warning.plus(paused)),
        hours.plus(sla.startedAt(), target.plus(paused)));
  }

  private static @Nullable Instant dueAt(List<Deadline> running, SlaMark breached) {
    return running.stream()
        .filter(deadline -> deadline.breached() == breached)
        .map(Deadline::dueAt)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Instant nextCheck(List<Deadline> running, List<SlaMark> marks) {
    return running.stream()
        .map(deadline -> deadline.nextCheck(marks))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
