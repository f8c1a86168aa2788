package com.onelastai.community.moderation;

import com.onelastai.community.trust.Standing;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out the acts of a case: in the content's store, in the author's standing and in the log.
 * Every step is idempotent. What a crash leaves is carried out by the next run of the job.
 */
@Component
class Effects {

  private static final Logger log = LoggerFactory.getLogger(Effects.class);
  private static final int BATCH = 100;

  /** Whoever recorded an act has so long to carry it out. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Cases cases;
  private final Contents contents;
  private final Standing standing;
  private final ModerationLog entries;
  private final Clock clock;

  Effects(Cases cases, Contents contents, Standing standing, ModerationLog entries, Clock clock) {
    this.cases = cases;
    this.contents = contents;
    this.standing = standing;
    this.entries = entries;
    this.clock = clock;
  }

  /** Leaves what fails to the job: the act is recorded. */
  void carryOutNow(String caseId) {
    try {
      carryOut(caseId);
    } catch (RuntimeException failure) {
      log.warn("Acts of {} are carried out later: {}", caseId, failure.toString());
    }
  }

  @ClusterJob(name = "moderation-effects", every = "${onelastai.moderation.finish-every}")
  void finish() {
    cases.pending(clock.instant().minus(GRACE), BATCH).forEach(this::carryOutNow);
  }

  private void carryOut(String caseId) {
    ModerationCase found = cases.require(caseId);
    int from = found.carriedOut();
    apply(found, from);
    // Another act may have been carried out meanwhile, and this one after it by mistake.
    while (!cases.endPending(found)) {
      found = cases.require(caseId);
      apply(found, from);
    }
  }

  private void apply(ModerationCase found, int from) {
    List<Act> acts = found.acts().subList(from, found.acts().size());
    acts.forEach(act -> entries.add(found.kind(), act));
    contents
        .store(found.kind())
        .ifPresent(store -> {
          last(acts, act -> act.type().visibility())
              .ifPresent(visibility -> store.setVisibility(found.contentId(), visibility));
          last(acts, Effects::locking)
              .ifPresent(locked -> store.setLocked(found.contentId(), locked));
        });
    String author = found.author();
    if (author != null) {
      acts.forEach(act -> ban(author, act));
    }
  }

  private void ban(String author, Act act) {
    if (act.type() == ActType.BAN || act.type() == ActType.UNBAN) {
      standing.ban(author, act.until(), act.at());
    }
  }

  private static Optional<Boolean> locking(Act act) {
    return switch (act.type()) {
      case LOCK -> Optional.of(true);
      case UNLOCK -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static <T> Optional<T> last(List<Act> acts, Function<Act, Optional<T>> effect) {
    return acts.reversed().stream().map(effect).flatMap(Optional::stream).findFirst();
  }
}
