package com.onelastai.community.moderation;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.moderation.Act.Appeal;
import com.onelastai.community.moderation.Act.Outcome;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What moderators decide, and authors appeal. */
@Service
class Decisions {

  private final Cases cases;
  private final Contents contents;
  private final UnopenedCases unopened;
  private final Effects effects;
  private final ModerationRules rules;
  private final Clock clock;

  Decisions(
      Cases cases,
      Contents contents,
      UnopenedCases unopened,
      Effects effects,
      ModerationRules rules,
      Clock clock) {
    this.cases = cases;
    this.contents = contents;
    this.unopened = unopened;
    this.effects = effects;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * What a moderator wants to do.
   *
   * @param version how many acts the moderator has seen; null if whatever there are
   */
  record Wanted(
      ActType act,
      @Nullable Reason reason,
      @Nullable String note,
      @Nullable Integer days,
      @Nullable Integer version) {}

  ModerationCase act(String caseId, Wanted wanted, Caller caller) {
    requireComplete(wanted);
    return decide(require(caseId), wanted.version(), found -> acted(found, wanted, caller));
  }

  /**
   * A case, or the one that begins with the first act.
   *
   * @throws ApiException 404 if there is nothing that it would be about
   */
  ModerationCase require(String caseId) {
    return cases
        .find(caseId)
        .or(() -> unopened.find(caseId))
        .orElseThrow(() -> ApiException.notFound("case"));
  }

  ModerationCase appeal(String caseId, @Nullable String actId, String text, Caller caller) {
    ModerationCase seen = requireOf(caseId, caller);
    return cases.change(
        caseId,
        () -> seen,
        found -> {
          Act act =
              found.acts().reversed().stream()
                  .filter(one -> actId == null || one.id().equals(actId))
                  .filter(one -> mayAppeal(found, one))
                  .findFirst()
                  .orElseThrow(() ->
                      conflict("no_appeal", "There is nothing that you can appeal against now."));
          Instant now = clock.instant();
          return found
              .replacing(act.with(new Appeal(text, now, null)))
              .with(CaseStatus.APPEALED, now);
        });
  }

  boolean mayAppeal(ModerationCase found, Act act) {
    return act.appeal() == null
        && found.isInForce(act)
        && clock.instant().isBefore(act.at().plus(rules.appeals().limit()));
  }

  ModerationCase decideAppeal(
      String caseId, Outcome outcome, @Nullable String note, Caller caller) {
    ModerationCase seen = cases.require(caseId);
    return decide(seen, null, found -> withOutcome(found, outcome, note, caller));
  }

  /**
   * A case of the caller's content.
   *
   * @throws ApiException 404 also for a case of someone else
   */
  ModerationCase requireOf(String caseId, Caller caller) {
    return cases
        .find(caseId)
        .filter(found -> caller.userId().equals(found.author()))
        .orElseThrow(() -> ApiException.notFound("case"));
  }

  /** Records a decision and carries it out. Of two at the same time, the second is refused. */
  private ModerationCase decide(
      ModerationCase seen, @Nullable Integer version, UnaryOperator<ModerationCase> decision) {
    int acts = version == null ? seen.acts().size() : version;
    cases.change(
        seen.id(),
        () -> seen,
        found -> {
          if (found.acts().size() != acts) {
            throw conflict("changed_meanwhile", "Somebody else has decided. Read the case again.");
          }
          return decision.apply(found);
        });
    effects.carryOutNow(seen.id());
    return cases.require(seen.id());
  }

  private ModerationCase acted(ModerationCase found, Wanted wanted, Caller caller) {
    requirePossible(found, wanted, caller);
    Instant now = clock.instant();
    Integer days = wanted.days();
    ActType type = showsAgain(found, wanted.act()) ? ActType.RESTORE : wanted.act();
    return found
        .with(
            Act.byModerator(
                type,
                caller.userId(),
                wanted.reason(),
                wanted.note(),
                days == null ? null : now.plus(Duration.ofDays(days)),
                now))
        .with(statusAfter(found), now);
  }

  /** An appeal waits on, whatever else is decided. */
  private static CaseStatus statusAfter(ModerationCase found) {
    return found.acts().stream().anyMatch(Act::hasOpenAppeal)
        ? CaseStatus.APPEALED
        : CaseStatus.DECIDED;
  }

  /** Content that only rules have taken away comes back when their reasons are dismissed. */
  private boolean showsAgain(ModerationCase found, ActType act) {
    return act == ActType.DISMISS
        && (found.isHiddenByRule()
            || contents
                .find(found.kind(), found.contentId())
                .map(ContentSnapshot::visibility)
                .filter(Visibility.HELD::equals)
                .isPresent());
  }

  private ModerationCase withOutcome(
      ModerationCase found, Outcome outcome, @Nullable String note, Caller caller) {
    Act act =
        found.acts().reversed().stream()
            .filter(Act::hasOpenAppeal)
            .findFirst()
            .orElseThrow(() -> conflict("no_appeal", "No appeal waits for a decision."));
    if (rules.appeals().otherModerator() && caller.userId().equals(act.by())) {
      throw forbidden("other_moderator_needed", "Another moderator decides on this appeal.");
    }
    requireNotOwn(found, caller);
    Instant now = clock.instant();
    Appeal appeal = act.appeal();
    ActType type = outcome == Outcome.UPHELD ? ActType.UPHOLD : act.type().reversal().orElseThrow();
    ModerationCase decided =
        appeal == null
            ? found
            : found.replacing(act.with(new Appeal(appeal.text(), appeal.at(), outcome)));
    return decided
        .with(Act.byModerator(type, caller.userId(), act.reason(), note, null, now))
        .with(statusAfter(decided), now);
  }

  private static void requireComplete(Wanted wanted) {
    if (wanted.act().isOfAppeal()) {
      throw invalid("act", "unknown", "is a decision on an appeal");
    }
    if (wanted.reason() == null && wanted.act().needsReason()) {
      throw invalid("reason", "not_null", "must not be null for this act");
    }
    if (wanted.act() == ActType.BAN && wanted.days() == null) {
      throw invalid("days", "not_null", "must not be null for a ban");
    }
    if (wanted.act() != ActType.BAN && wanted.days() != null) {
      throw invalid("days", "null", "belongs to a ban");
    }
  }

  private static void requirePossible(ModerationCase found, Wanted wanted, Caller caller) {
    requireNotOwn(found, caller);
    ActType act = wanted.act();
    boolean locking = act == ActType.LOCK || act == ActType.UNLOCK;
    if ((found.kind() == Kind.MEMBER && !act.isAboutMember())
        || (found.kind() != Kind.POST && locking)
        || (found.author() == null && act.isAboutMember())) {
      throw conflict("act_not_possible", "This cannot be done in this case.");
    }
  }

  private static void requireNotOwn(ModerationCase found, Caller caller) {
    if (caller.userId().equals(found.author())) {
      throw forbidden("own_content", "This is about yourself. Another moderator decides.");
    }
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }

  private static ApiException forbidden(String code, String detail) {
    return new ApiException(HttpStatus.FORBIDDEN, code, detail);
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
