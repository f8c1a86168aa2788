package com.onelastai.tracking.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.userevent.UserEvent;
import com.onelastai.tracking.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Visits of other people are not found, like those that do not exist. */
@PermitAll
@RestController
@Tag(name = "Visits")
class VisitController {

  private static final String BASE = "/api/analytics/analytics";
  private static final int FIRST_PAGE = 20;

  private final MongoOperations mongo;
  private final Steps steps;

  VisitController(MongoOperations mongo, Steps steps) {
    this.mongo = mongo;
    this.steps = steps;
  }

  @GetMapping(BASE + "/visitor/{id}")
  @Operation(
      summary = "Get a visitor and its visits",
      description = "Only for the visitor's own browser or account, and for admins.")
  VisitorDetails getVisitor(Actor actor, @PathVariable String id) {
    return new VisitorDetails(readableVisitor(actor, id), sessionsOf(id, null, FIRST_PAGE));
  }

  @GetMapping(BASE + "/visitor/{id}/sessions")
  @Operation(summary = "List the visits of a visitor, newest first")
  Listing<Session> listSessions(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableVisitor(actor, id);
    return sessionsOf(id, after, size);
  }

  @GetMapping(BASE + "/session/{id}")
  @Operation(
      summary = "Get a visit with its page views and events",
      description = "Only for the visitor's own browser or account, and for admins.")
  SessionDetails getSession(Actor actor, @PathVariable String id) {
    Session session = readableSession(actor, id);
    return new SessionDetails(
        session, pageViewsOf(id, null, FIRST_PAGE), eventsOf(id, null, FIRST_PAGE));
  }

  @GetMapping(BASE + "/session/{id}/pageviews")
  @Operation(summary = "List the page views of a visit, newest first")
  Listing<PageView> listPageViews(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableSession(actor, id);
    return pageViewsOf(id, after, size);
  }

  @GetMapping(BASE + "/session/{id}/events")
  @Operation(summary = "List the user events of a visit, newest first")
  Listing<UserEvent> listEvents(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableSession(actor, id);
    return eventsOf(id, after, size);
  }

  @GetMapping(BASE + "/session/{id}/steps")
  @Operation(
      summary = "List the page views, user events and API calls of a visit, oldest first",
      description = "Only for the visitor's own browser or account, and for admins.")
  Listing<Step> listSteps(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    Session visit = readableSession(actor, id);
    return steps.read(visit, BASE + "/session/" + id + "/steps", after, size);
  }

  @GetMapping(BASE + "/current")
  @Operation(
      summary = "Get the caller's visitor and visit",
      description =
          "Returns `tracked: false` if the visitor does not allow tracking. Events of the last "
              + "second may be missing.")
  CurrentVisit getCurrentVisit(Actor actor) {
    String visitorId = actor.visitorId();
    String sessionId = actor.sessionId();
    return visitorId == null
        ? CurrentVisit.NOT_TRACKED
        : new CurrentVisit(
            true,
            visitorId,
            sessionId,
            mongo.findById(visitorId, Visitor.class),
            sessionId == null ? null : mongo.findById(sessionId, Session.class),
            sessionId == null ? Listing.empty() : pageViewsOf(sessionId, null, FIRST_PAGE));
  }

  private Visitor readableVisitor(Actor actor, String id) {
    Visitor visitor = mongo.findById(id, Visitor.class);
    if (visitor == null || !mayRead(actor, visitor.visitorId(), visitor.userId())) {
      throw ApiException.notFound("visitor");
    }
    return visitor;
  }

  private Session readableSession(Actor actor, String id) {
    Session session = mongo.findById(id, Session.class);
    if (session == null || !mayRead(actor, session.visitorId(), session.userId())) {
      throw ApiException.notFound("session");
    }
    return session;
  }

  private static boolean mayRead(Actor actor, @Nullable String visitorId, @Nullable String userId) {
    Caller caller = Caller.current();
    return (visitorId != null && visitorId.equals(actor.visitorId()))
        || (caller != null && caller.mayReach(userId));
  }

  private Listing<Session> sessionsOf(String id, @Nullable String after, int size) {
    return Session.BY_VISITOR.read(
        mongo,
        id,
        query -> query.addCriteria(where("passive").ne(true)),
        BASE + "/visitor/" + id + "/sessions",
        after,
        size);
  }

  private Listing<PageView> pageViewsOf(String id, @Nullable String after, int size) {
    return PageView.BY_SESSION.read(mongo, id, BASE + "/session/" + id + "/pageviews", after, size);
  }

  private Listing<UserEvent> eventsOf(String id, @Nullable String after, int size) {
    return UserEvent.BY_SESSION.read(mongo, id, BASE + "/session/" + id + "/events", after, size);
  }

  /**
   * The visitor and visit of the caller.
   *
   * @param tracked whether the caller allows tracking
   * @param visitor null until its first event is stored
   */
  record CurrentVisit(
      boolean tracked,
      @Nullable String visitorId,
      @Nullable String sessionId,
      @Nullable Visitor visitor,
      @Nullable Session session,
      Listing<PageView> pageViews) {

    static final CurrentVisit NOT_TRACKED =
        new CurrentVisit(false, null, null, null, null, Listing.empty());
  }

  record SessionDetails(
      @JsonUnwrapped Session session, Listing<PageView> pageViews, Listing<UserEvent> userEvents) {}

  record VisitorDetails(@JsonUnwrapped Visitor visitor, Listing<Session> sessions) {}
}
