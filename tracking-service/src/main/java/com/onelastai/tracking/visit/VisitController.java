package com.onelastai.tracking.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.Caller;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.pageview.PageViews;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.session.Sessions;
import com.onelastai.tracking.userevent.UserEvent;
import com.onelastai.tracking.userevent.UserEvents;
import com.onelastai.tracking.visitor.Visitor;
import com.onelastai.tracking.visitor.Visitors;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is not the caller's own is answered like what does not exist. */
@Anyone
@RestController
@Tag(name = "Visits")
class VisitController {

  private static final String BASE = "/api/analytics/analytics";
  private static final int FIRST_PAGE = 20;

  private final Visitors visitors;
  private final Sessions sessions;
  private final PageViews pageViews;
  private final UserEvents userEvents;

  VisitController(
      Visitors visitors, Sessions sessions, PageViews pageViews, UserEvents userEvents) {
    this.visitors = visitors;
    this.sessions = sessions;
    this.pageViews = pageViews;
    this.userEvents = userEvents;
  }

  @GetMapping(BASE + "/visitor/{id}")
  @Operation(
      summary = "A visitor with its visits",
      description = "Of the caller's own browser or account; for admins of everyone.")
  VisitorDetails visitor(Actor actor, @PathVariable String id) {
    Visitor visitor = readableVisitor(actor, id);
    return new VisitorDetails(visitor, sessionsOf(id, null, FIRST_PAGE));
  }

  @GetMapping(BASE + "/visitor/{id}/sessions")
  @Operation(summary = "The visits of a visitor, the latest first")
  Listing<Session> sessions(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableVisitor(actor, id);
    return sessionsOf(id, after, size);
  }

  @GetMapping(BASE + "/session/{id}")
  @Operation(
      summary = "A visit with what was seen and done in it",
      description = "Of the caller's own browser or account; for admins of everyone.")
  SessionDetails session(Actor actor, @PathVariable String id) {
    Session session = readableSession(actor, id);
    return new SessionDetails(
        session, pageViewsOf(id, null, FIRST_PAGE), eventsOf(id, null, FIRST_PAGE));
  }

  @GetMapping(BASE + "/session/{id}/pageviews")
  @Operation(summary = "The page views of a visit, the latest first")
  Listing<PageView> pageViews(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableSession(actor, id);
    return pageViewsOf(id, after, size);
  }

  @GetMapping(BASE + "/session/{id}/events")
  @Operation(summary = "The user events of a visit, the latest first")
  Listing<UserEvent> events(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + FIRST_PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size) {
    readableSession(actor, id);
    return eventsOf(id, after, size);
  }

  @GetMapping(BASE + "/current")
  @Operation(
      summary = "The caller's own visitor and visit",
      description =
          "Says tracked: false to whoever refused to be followed. What happened within the last"
              + " second may be missing still.")
  CurrentVisit current(Actor actor) {
    String visitorId = actor.visitorId();
    String sessionId = actor.sessionId();
    return visitorId == null
        ? CurrentVisit.NOT_TRACKED
        : new CurrentVisit(
            true,
            visitorId,
            sessionId,
            visitors.find(visitorId),
            sessionId == null ? null : sessions.find(sessionId),
            sessionId == null ? Listing.empty() : pageViewsOf(sessionId, null, FIRST_PAGE));
  }

  private Visitor readableVisitor(Actor actor, String id) {
    Visitor visitor = visitors.find(id);
    if (visitor == null || !mayRead(actor, visitor.visitorId(), visitor.userId())) {
      throw ApiException.notFound("visitor");
    }
    return visitor;
  }

  private Session readableSession(Actor actor, String id) {
    Session session = sessions.find(id);
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
    return sessions.ofVisitor(id, BASE + "/visitor/" + id + "/sessions", after, size);
  }

  private Listing<PageView> pageViewsOf(String id, @Nullable String after, int size) {
    return pageViews.ofSession(id, BASE + "/session/" + id + "/pageviews", after, size);
  }

  private Listing<UserEvent> eventsOf(String id, @Nullable String after, int size) {
    return userEvents.ofSession(id, BASE + "/session/" + id + "/events", after, size);
  }
}
