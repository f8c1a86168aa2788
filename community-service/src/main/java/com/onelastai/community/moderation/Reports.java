package com.onelastai.community.moderation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.community.ContentReported;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The collection {@code communityreports}. */
@Repository
class Reports implements UserDataHolder {

  /** A moderator needs no more of them, and a rule neither. */
  private static final int MAX_OF_CASE = 200;

  private static final int MAX_OF_USER = 10_000;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Contents contents;
  private final Standing standing;
  private final Clock clock;

  Reports(
      MongoOperations mongo,
      OutboxTemplate outbox,
      Contents contents,
      Standing standing,
      Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.contents = contents;
    this.standing = standing;
    this.clock = clock;
    outbox.register(Report.class);
  }

  /** Does nothing if the caller has reported it before. */
  void add(Kind kind, String contentId, Reason reason, @Nullable String note, Caller caller) {
    String caseId = kind.caseId(contentId);
    String key = Report.key(caseId, caller.userId());
    if (mongo.exists(new Query(where("key").is(key)), Report.class)) {
      return;
    }
    requireOthers(kind, contentId, caller);
    standing.require(caller, Activity.REPORT);
    Report report =
        new Report(
            UUID.randomUUID().toString(),
            key,
            caseId,
            kind,
            contentId,
            caller.userId(),
            reason,
            note,
            standing.level(caller),
            clock.instant());
    try {
      outbox.insert(
          report,
          new ContentReported(kind.ofContent(), contentId, caller.userId(), reason.value()));
    } catch (DuplicateKeyException reportedMeanwhile) {
      // The same member at the same time: once is enough.
    }
  }

  private void requireOthers(Kind kind, String contentId, Caller caller) {
    ContentSnapshot content =
        contents
            .find(kind, contentId)
            .filter(found ->
                found.visibility() == Visibility.VISIBLE || caller.userId().equals(found.author()))
            .orElseThrow(() -> ApiException.notFound(kind.value()));
    if (caller.userId().equals(content.author())) {
      throw new ApiException(HttpStatus.FORBIDDEN, "own_content", "You wrote this yourself.");
    }
  }

  /** The latest, and of those not more than anybody reads. */
  List<Report> ofCase(String caseId) {
    return newest("caseId", caseId, MAX_OF_CASE);
  }

  List<Report> ofUser(String userId) {
    return newest("userId", userId, MAX_OF_USER);
  }

  private List<Report> newest(String field, String value, int max) {
    Query query =
        new Query(where(field).is(value))
            .with(Sort.by(Sort.Direction.DESC, "at", "_id"))
            .limit(max);
    return mongo.find(query, Report.class);
  }

  /** The reports count on, without the member and without what the member wrote. */
  @Override
  public void erase(String userId) {
    for (List<Report> some = ofUser(userId); !some.isEmpty(); some = ofUser(userId)) {
      some.forEach(report ->
          mongo.updateFirst(
              new Query(where("_id").is(report.id())),
              new Update().unset("userId").unset("note").set("key", report.id()),
              Report.class));
    }
  }
}
