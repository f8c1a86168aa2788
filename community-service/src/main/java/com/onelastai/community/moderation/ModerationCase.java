package com.onelastai.community.moderation;

import com.onelastai.community.moderation.Act.Role;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Everything that was reported and decided about one content, or one member.
 *
 * @param id of its kind and its content
 * @param contentId the member's id in a case about a member
 * @param author null once the author is erased
 * @param since when it got its status
 * @param reports how many
 * @param reasons of the reports
 * @param flags of rules
 * @param acts the oldest first
 * @param moderators who acted, for their erasure
 * @param decidedAt of the latest act; null if there is none
 * @param carriedOut how many of the acts
 * @param pendingSince while some are not
 * @param revision counts every change, for the optimistic lock
 */
@Document(ModerationCase.COLLECTION)
@CompoundIndex(name = "ofStatus", def = "{'status': 1, 'since': -1, '_id': -1}")
@CompoundIndex(name = "ofKind", def = "{'status': 1, 'kind': 1, 'since': -1, '_id': -1}")
@CompoundIndex(name = "ofReason", def = "{'status': 1, 'reasons': 1, 'since': -1, '_id': -1}")
@CompoundIndex(name = "ofAuthor", def = "{'author': 1, 'decidedAt': -1, '_id': -1}")
@CompoundIndex(name = "ofModerator", def = "{'moderators': 1}")
@CompoundIndex(name = "pending", def = "{'pendingSince': 1}", sparse = true)
@RecordBuilder
record ModerationCase(
    @Id String id,
    Kind kind,
    String contentId,
    @Nullable String author,
    CaseStatus status,
    Instant since,
    int reports,
    List<Reason> reasons,
    List<String> flags,
    List<Act> acts,
    List<String> moderators,
    @Nullable Instant decidedAt,
    int carriedOut,
    @Nullable Instant pendingSince,
    long revision) {

  static final String COLLECTION = "communitymoderation";

  static ModerationCase open(Kind kind, String contentId, @Nullable String author, Instant now) {
    return ModerationCaseBuilder.builder()
        .id(kind.caseId(contentId))
        .kind(kind)
        .contentId(contentId)
        .author(author)
        .status(CaseStatus.OPEN)
        .since(now)
        .reasons(List.of())
        .flags(List.of())
        .acts(List.of())
        .moderators(List.of())
        .build();
  }

  /** With one more act, which is still to be carried out. */
  ModerationCase with(Act act) {
    ModerationCaseBuilder builder =
        ModerationCaseBuilder.builder(this)
            .acts(Stream.concat(acts.stream(), Stream.of(act)).toList())
            .decidedAt(act.at())
            .pendingSince(act.at());
    String by = act.by();
    if (by != null && !moderators.contains(by)) {
      builder.moderators(Stream.concat(moderators.stream(), Stream.of(by)).toList());
    }
    return builder.build();
  }

  ModerationCase with(CaseStatus changed, Instant now) {
    return status == changed
        ? this
        : ModerationCaseBuilder.builder(this).status(changed).since(now).build();
  }

  /** With this act in the place of the one with its id. */
  ModerationCase replacing(Act act) {
    List<Act> replaced = acts.stream().map(old -> old.id().equals(act.id()) ? act : old).toList();
    return ModerationCaseBuilder.builder(this).acts(replaced).build();
  }

  /** The act that last decided who sees the content. */
  Optional<Act> lastOnVisibility() {
    return acts.reversed().stream().filter(act -> act.type().visibility().isPresent()).findFirst();
  }

  /** Whether nobody sees the content, by an act of a rule that no moderator has decided on. */
  boolean isHiddenByRule() {
    return lastOnVisibility()
        .filter(act -> act.type() == ActType.HIDE && act.role() == Role.RULE)
        .isPresent();
  }

  /** When a moderator last decided; earlier reports count no more. */
  Instant judgedAt() {
    return acts.reversed().stream()
        .filter(act -> act.role() == Role.MODERATOR)
        .findFirst()
        .map(Act::at)
        .orElse(Instant.EPOCH);
  }

  /** Whether an act can be reversed and has not been. */
  boolean isInForce(Act act) {
    return act.type().reversal().isPresent()
        && acts.subList(acts.indexOf(act) + 1, acts.size()).stream()
            .noneMatch(later -> act.type().reversal().filter(later.type()::equals).isPresent());
  }
}
