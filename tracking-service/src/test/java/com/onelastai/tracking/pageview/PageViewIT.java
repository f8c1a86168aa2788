package com.onelastai.tracking.pageview;

import static com.onelastai.events.tracking.PageViewed.Source.GATEWAY;
import static com.onelastai.events.tracking.PageViewed.Source.PAGE;
import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewIds;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class PageViewIT {

  @Autowired PageViewRecords records;
  @Autowired StoredDocuments documents;
  private final Actor actor = visitor(UUID.randomUUID().toString(), "s");
  private final Deliveries topic = new Deliveries();
  private final Instant now = Deliveries.now();

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void reportsOfGatewayAndPageUpdateOneRecordInAnyOrder(boolean gatewayFirst, boolean together) {
    String path = "/en/agents/einstein/?a=1";
    topic
        .page(actor, "pv", now, path, gatewayFirst ? null : "E", source(gatewayFirst))
        .page(actor, "pv", now, path, gatewayFirst ? "E" : null, source(!gatewayFirst));

    assertThat(store(together)).containsExactly(RecordPosition.of(topic.events().getLast()));
    Document stored = documents.get("pageviews", actor.scoped("pv"));
    assertThat(stored)
        .containsEntry("pageviewId", "pv")
        .containsEntry("visitorId", actor.visitorId())
        .containsEntry("sessionId", "s")
        .containsEntry("source", gatewayFirst ? "gateway" : "page")
        .containsEntry("bot", false)
        .containsEntry("timestamp", Date.from(now))
        .containsEntry("expiresAt", Date.from(now.plus(Duration.ofDays(90))));
    assertThat(stored.get("page", Document.class))
        .containsEntry("url", "https://onelastai.example/en/agents/einstein/?a=1")
        .containsEntry("path", "/en/agents/einstein/")
        .containsEntry("title", "E")
        .containsEntry("route", "/agents/einstein")
        .containsEntry("name", "Einstein Agent");
  }

  @Test
  void greatestTimeAndDepthAreStored() {
    topic
        .page(actor, "pv", now, "/")
        .left(actor, "pv", now, 5)
        .left(actor, "pv", now, 12.5)
        .left(actor, "pv", now, 8);
    records.store(topic.events().subList(0, 2));
    records.store(topic.events().subList(2, 4));

    assertThat(documents.get("pageviews", actor.scoped("pv")))
        .containsEntry("timeOnPage", 12.5)
        .containsEntry("scrollDepth", 50.0);
  }

  @Test
  void timeOnAPageWithoutAPageViewIsNotStored() {
    records.store(topic.left(actor, "unknown", now, 5).events());

    assertThat(documents.find("pageviews", Filters.eq(actor.scoped("unknown")))).isEmpty();
  }

  @Test
  void recordOfAnotherVisitorCannotBeChangedByItsId() {
    Actor other = visitor(UUID.randomUUID().toString(), "s");
    records.store(topic.page(actor, "pv", now, "/pricing", "Mine", PAGE).events());
    records.store(
        new Deliveries()
            .page(other, "pv", now, "/docs", "Theirs", PAGE)
            .left(other, "pv", now, 99)
            .events());

    Document mine = documents.get("pageviews", actor.scoped("pv"));
    assertThat(mine.get("page", Document.class)).containsEntry("title", "Mine");
    assertThat(mine).doesNotContainKey("timeOnPage");
  }

  /** Its browser may have kept the cookies of the load only, or none of them. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void loadIsOneRecordWhoeverReportsIt(boolean together) {
    String load = PageViewIds.ofLoad();
    Actor reporter = visitor(UUID.randomUUID().toString(), "s2");
    topic
        .page(actor, load, now, "/pricing")
        .page(reporter, load, now, "/pricing", "Prices", PAGE)
        .left(reporter, load, now, 12.5);

    assertThat(store(together)).containsExactly(RecordPosition.of(topic.events().get(1)));

    assertThat(documents.find("pageviews", Filters.eq("pageviewId", load))).hasSize(1);
    Document stored = documents.get("pageviews", load);
    assertThat(stored)
        .containsEntry("visitorId", actor.visitorId())
        .containsEntry("sessionId", "s")
        .containsEntry("timeOnPage", 12.5);
    assertThat(stored.get("page", Document.class)).containsEntry("title", "Prices");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void loadBeforeConsentBecomesThatOfTheVisitor(boolean gatewayFirst, boolean together) {
    String load = PageViewIds.ofLoad();
    Received<TrackingEvent> own =
        new Deliveries().page(actor, load, now, "/a?b=c", "A", PAGE).events().getFirst();
    Received<TrackingEvent> anonymous =
        topic.page(Actor.ANONYMOUS, load, now.minusSeconds(9), "/a").events().removeFirst();
    topic.events().addAll(gatewayFirst ? List.of(anonymous, own) : List.of(own, anonymous));

    Set<RecordPosition> repetitions = store(together);
    repetitions.addAll(store(together));

    assertThat(repetitions)
        .as("the visitor's own report is counted in the visit")
        .doesNotContain(RecordPosition.of(own));
    assertThat(documents.find("pageviews", Filters.eq("pageviewId", load))).hasSize(1);
    Document stored = documents.get("pageviews", load);
    assertThat(stored)
        .containsEntry("visitorId", actor.visitorId())
        .containsEntry("sessionId", "s");
    assertThat(stored.get("page", Document.class))
        .containsEntry("url", "https://onelastai.example/a?b=c")
        .containsEntry("title", "A");
  }

  @Test
  void redeliveryIsNotCountedAsRepeated() {
    topic.page(actor, "pv", now, "/");

    assertThat(records.store(topic.events())).isEmpty();
    assertThat(records.store(topic.events())).isEmpty();
  }

  @Test
  void anonymousPageViewHasNoPersonalData() {
    PageViewed view =
        new PageViewed(
            Actor.ANONYMOUS,
            "anon-" + actor.visitorId(),
            "https://onelastai.example/",
            "/",
            "Home",
            "https://search.example/private?q=name",
            GATEWAY);
    records.store(topic.add("anon-" + actor.visitorId(), now, view).events());

    assertThat(documents.get("pageviews", "anonymous/anon-" + actor.visitorId()))
        .doesNotContainKeys("visitorId", "sessionId", "userId")
        .containsEntry("referrer", "https://search.example/");
  }

  private Set<RecordPosition> store(boolean together) {
    if (together) {
      return new HashSet<>(records.store(topic.events()));
    }
    Set<RecordPosition> repetitions = new HashSet<>();
    topic.events().forEach(event -> repetitions.addAll(records.store(List.of(event))));
    return repetitions;
  }

  private static PageViewed.Source source(boolean gateway) {
    return gateway ? GATEWAY : PAGE;
  }
}
