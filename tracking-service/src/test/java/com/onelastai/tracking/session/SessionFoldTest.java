package com.onelastai.tracking.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.referrer.Attributions;
import com.onelastai.tracking.session.SessionProjection.SessionFold;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class SessionFoldTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Actor ACTOR = new Actor("v", "s", null, null, null, null);
  private static final Attributions ATTRIBUTIONS =
      new AnnotationConfigApplicationContext(Attributions.class.getPackageName())
          .getBean(Attributions.class);

  @Test
  void newSessionCountsItsEvents() {
    SessionFold fold = new SessionFold();
    fold.add(NOON, page("/pricing?utm_source=news"));
    fold.add(NOON.plusSeconds(1), new UserEventTracked(ACTOR, "auth", "signup", null, true, null));
    fold.add(
        NOON.plusSeconds(2), new ChatReported(ACTOR, "einstein", null, null, null, 1L, null, null));
    fold.add(NOON.plusSeconds(3), new ApiCalled(ACTOR, "GET", null, "/x", null, 200, 1, 0, 0));
    fold.add(NOON.plusSeconds(4), page("/agents?utm_source=other"));
    fold.add(NOON.plusSeconds(9), new PageLeft(ACTOR, "pv", 5.0, null));

    Document update = describe(null, fold);

    assertThat(update.get("$inc", Document.class))
        .isEqualTo(new Document("pages", 2L).append("events", 2L).append("apiCalls", 1L));
    assertThat(update.get("$set", Document.class))
        .containsEntry("startTime", Date.from(NOON))
        .containsEntry("lastActivity", Date.from(NOON.plusSeconds(9)))
        .containsEntry("endTime", null)
        .containsEntry("duration", 9_000L)
        .containsEntry("landingPage", "/pricing")
        .containsEntry("exitPage", "/agents")
        .containsEntry("channel", "campaign")
        .containsEntry("utmParams", new Document("source", "news"));
  }

  @Test
  void laterPageChangesTheExitButNotTheAttribution() {
    SessionFold fold = new SessionFold();
    fold.add(NOON.plusSeconds(60), page("/agents?utm_source=other"));

    Document set = describe(stored(), fold).get("$set", Document.class);

    assertThat(set).containsEntry("exitPage", "/agents").containsEntry("duration", 60_000L);
    assertThat(set).doesNotContainKeys("landingPage", "channel", "utmParams", "referrer");
  }

  @Test
  void latePageIsOrderedByItsTime() {
    assertThat(changed(stored(), NOON.minusSeconds(10), page("/")))
        .containsEntry("landingPage", "/")
        .containsEntry("startTime", Date.from(NOON.minusSeconds(10)))
        .containsEntry("lastActivity", Date.from(NOON.plusSeconds(30)))
        .containsEntry("duration", 40_000L)
        .doesNotContainKey("exitPage");
  }

  @Test
  void onlyWhatSomebodyDoesMovesTheStart() {
    for (TrackingEvent passive :
        List.of(
            new PageLeft(ACTOR, "pv", 5.0, null),
            new ApiCalled(ACTOR, "GET", null, "/x", null, 200, 1, 0, 0),
            new UserEventTracked(ACTOR, "performance", "web-vitals", null, true, null))) {
      assertThat(changed(stored(), NOON.minusSeconds(10), passive))
          .containsEntry("startTime", Date.from(NOON));
    }
  }

  @Test
  void lateEventReopensAnEndedSession() {
    Document ended = stored().append("endTime", Date.from(NOON.plusSeconds(30)));

    assertThat(changed(ended, NOON.plusSeconds(5), new PageLeft(ACTOR, "pv", 5.0, null)))
        .containsEntry("endTime", null)
        .containsEntry("duration", 30_000L);
  }

  @Test
  void userIdIsStoredAtSignInAndRemains() {
    SessionFold fold = new SessionFold();
    Actor signedIn = new Actor("v", "s", "u", null, null, null);
    fold.add(NOON, new UserEventTracked(signedIn, "auth", "login", null, true, null));
    fold.add(NOON, new UserEventTracked(ACTOR, "click", "x", null, true, null));

    assertThat(describe(stored(), fold).get("$set", Document.class)).containsEntry("userId", "u");
  }

  private static Document stored() {
    return new Document("startTime", Date.from(NOON))
        .append("lastActivity", Date.from(NOON.plusSeconds(30)))
        .append("landingTime", Date.from(NOON))
        .append("exitTime", Date.from(NOON));
  }

  private static Document changed(Document current, Instant time, TrackingEvent event) {
    SessionFold fold = new SessionFold();
    fold.add(time, event);
    return describe(current, fold).get("$set", Document.class);
  }

  private static Document describe(@Nullable Document current, SessionFold fold) {
    UpdateBuilder changes = new UpdateBuilder();
    fold.describe(current, ATTRIBUTIONS, changes);
    return changes.toUpdate();
  }

  private static TrackingEvent page(String address) {
    return Deliveries.view(ACTOR, address, null);
  }
}
