package com.onelastai.tracking.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.tracking.apiusage.ApiCall;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.userevent.UserEvent;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Merges what three collections have of a visit, oldest first. A page reads a page of each. */
@Component
class Steps {

  private static final int PAGE_VIEW = 0;
  private static final int USER_EVENT = 1;
  private static final int API_CALL = 2;

  private record Found(Step step, StepCursor cursor) {}

  private static final Comparator<Found> ORDER =
      Comparator.comparing(
          Found::cursor,
          Comparator.comparing(StepCursor::at)
              .thenComparing(StepCursor::kind)
              .thenComparing(StepCursor::recordId));

  private final MongoOperations mongo;

  Steps(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Listing<Step> read(Session visit, String address, @Nullable String after, int size) {
    StepCursor cursor = StepCursor.parse(after);
    List<Found> found =
        Stream.of(
                pageViews(visit, cursor, size + 1),
                userEvents(visit, cursor, size + 1),
                apiCalls(visit, cursor, size + 1))
            .flatMap(steps -> steps)
            .sorted(ORDER)
            .limit(size + 1)
            .toList();
    return Listing.of(
            found,
            size,
            last ->
                UriComponentsBuilder.fromPath(address)
                    .queryParam("after", last.cursor().word())
                    .queryParam("size", size)
                    .toUriString())
        .map(Found::step);
  }

  private Stream<Found> pageViews(Session visit, @Nullable StepCursor cursor, int limit) {
    return find(PageView.class, PAGE_VIEW, ofVisit(visit), cursor, limit)
        .map(view -> found(Step.of(view), PAGE_VIEW, view.recordId()));
  }

  private Stream<Found> userEvents(Session visit, @Nullable StepCursor cursor, int limit) {
    return find(UserEvent.class, USER_EVENT, ofVisit(visit), cursor, limit)
        .map(event -> found(Step.of(event), USER_EVENT, event.recordId()));
  }

  /** By visitor and time, as visits of a visitor do not overlap: an index less to write. */
  private Stream<Found> apiCalls(Session visit, @Nullable StepCursor cursor, int limit) {
    Criteria calls =
        where("visitorId")
            .is(visit.visitorId())
            .and("timestamp")
            .gte(visit.startTime())
            .lte(visit.lastActivity())
            .and("sessionId")
            .is(visit.sessionId());
    return find(ApiCall.class, API_CALL, calls, cursor, limit)
        .map(call -> found(Step.of(call), API_CALL, call.recordId()));
  }

  private static Criteria ofVisit(Session visit) {
    return where("sessionId").is(visit.sessionId());
  }

  private static Found found(Step step, int kind, String recordId) {
    return new Found(step, new StepCursor(step.at(), kind, recordId));
  }

  private <T> Stream<T> find(
      Class<T> type, int kind, Criteria visit, @Nullable StepCursor cursor, int limit) {
    Criteria criteria =
        cursor == null ? visit : new Criteria().andOperator(visit, cursor.afterwards(kind));
    Query query = new Query(criteria).with(Sort.by("timestamp", "_id")).limit(limit);
    return mongo.find(query, type).stream();
  }
}
