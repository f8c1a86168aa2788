package com.onelastai.community.moderation;

import com.onelastai.community.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases that nothing has opened yet: about content that nobody has reported, and about members.
 * They wait for nothing, and are stored with a moderator's first act.
 */
@Component
class UnopenedCases {

  private final Contents contents;
  private final Members members;
  private final Clock clock;

  UnopenedCases(Contents contents, Members members, Clock clock) {
    this.contents = contents;
    this.members = members;
    this.clock = clock;
  }

  /** Empty if there is no such content or member. */
  Optional<ModerationCase> find(String caseId) {
    return Kind.ofCase(caseId)
        .flatMap(kind -> find(kind, caseId.substring(kind.caseId("").length())));
  }

  private Optional<ModerationCase> find(Kind kind, String contentId) {
    return kind == Kind.MEMBER
        ? members.find(contentId).map(member -> of(kind, contentId, member.userId()))
        : contents.find(kind, contentId).map(content -> of(kind, contentId, content.author()));
  }

  private ModerationCase of(Kind kind, String contentId, @Nullable String author) {
    Instant now = clock.instant();
    return ModerationCase.open(kind, contentId, author, now).with(CaseStatus.DECIDED, now);
  }
}
