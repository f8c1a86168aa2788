package com.onelastai.community.moderation;

import com.onelastai.community.moderation.Act.Appeal;
import org.springframework.data.mongodb.core.query.Update;

/** Removes a person from a case: what was decided stays. */
final class CaseErasure {

  private CaseErasure() {}

  static Update of(ModerationCase found, String userId) {
    boolean author = userId.equals(found.author());
    Update update =
        new Update()
            .set("acts", found.acts().stream().map(act -> without(act, userId, author)).toList())
            .set(
                "moderators",
                found.moderators().stream().filter(id -> !id.equals(userId)).toList());
    return author ? update.unset("author") : update;
  }

  private static Act without(Act act, String userId, boolean author) {
    Appeal appeal = act.appeal();
    return new Act(
        act.id(),
        act.type(),
        act.role(),
        userId.equals(act.by()) ? null : act.by(),
        act.reason(),
        author ? null : act.note(),
        act.until(),
        act.at(),
        author && appeal != null ? new Appeal("", appeal.at(), appeal.outcome()) : appeal);
  }
}
