package com.onelastai.tracking.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.projection.TrackingProjection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class VisitListIT {

  private static final String LIST = "/api/analytics/analytics/sessions";
  private static final String BOT = "Googlebot/2.1 (+http://www.google.com/bot.html)";

  /** Days on which no other test has visits. */
  private static LocalDate nextDay = LocalDate.now(ZoneOffset.UTC).minusDays(200);

  @Autowired Api api;
  @Autowired List<TrackingProjection> projections;
  private final Person admin = Person.admin();
  private LocalDate day = nextDay;
  private String before = "";
  private String first = "";
  private String second = "";
  private String third = "";
  private String after = "";
  private String bot = "";

  @BeforeEach
  void visits() {
    day = nextDay;
    nextDay = nextDay.plusDays(3);
    Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    before = visit(midnight.minusMillis(1), Deliveries.FIREFOX);
    first = visit(midnight, Deliveries.FIREFOX);
    second = visit(midnight.plus(12, ChronoUnit.HOURS), Deliveries.FIREFOX);
    bot = visit(midnight.plus(13, ChronoUnit.HOURS), BOT);
    third = visit(midnight.plus(1, ChronoUnit.DAYS).minusMillis(1), Deliveries.FIREFOX);
    after = visit(midnight.plus(1, ChronoUnit.DAYS), Deliveries.FIREFOX);
  }

  private String visit(Instant at, String userAgent) {
    String id = UUID.randomUUID().toString();
    Actor actor = new Actor(UUID.randomUUID().toString(), id, null, userAgent, null, null);
    Deliveries topic = new Deliveries().page(actor, "pv", at, "/pricing");
    projections.forEach(projection -> projection.apply(topic.events()));
    return id;
  }

  @Test
  void visitsOfADayAreListedNewestFirstWithoutBots() {
    assertThat(ids("?from=" + day + "&to=" + day)).containsExactly(third, second, first);
    assertThat(ids("?from=" + day + "&to=" + day + "&bots=true")).containsExactly(bot);
  }

  @Test
  void rangeIsOpenWhereNoDayIsGiven() {
    assertThat(ids("?to=" + day)).startsWith(third, second, first, before);
    assertThat(pages(LIST + "?size=100&from=" + day)).endsWith(after, third, second, first);
    assertThat(pages(LIST + "?size=100")).contains(after, third, second, first, before);
  }

  @Test
  void pagesKeepTheFiltersAndShowEachVisitOnce() {
    assertThat(pages(LIST + "?size=2&from=" + day + "&to=" + day.plusDays(1)))
        .containsExactly(after, third, second, first);
    assertThat(pages(LIST + "?size=1&bots=true&from=" + day + "&to=" + day)).containsExactly(bot);
  }

  @Test
  void onlyAdminsSeeTheVisitsOfEveryone() {
    api.get(Api.NOBODY, LIST).is(401, "unauthenticated");
    api.get(Person.visitor(), LIST).is(401, "unauthenticated");
    api.get(Person.user(), LIST).is(403, "forbidden");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-02&to=2026-03-01, from",
    "from=0001-01-01, from",
    "to=+99999-01-01, to",
    "to=yesterday, to",
    "bots=perhaps, bots",
    "size=0, size",
    "size=101, size",
    "after=x, after",
    "channel=search, channel"
  })
  void invalidParameterIsNamed(String query, String field) {
    Answer refused = api.get(admin, LIST + "?" + query).is(400, "invalid_request");
    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
  }

  private List<String> pages(String address) {
    List<String> seen = new ArrayList<>();
    String next = address;
    while (!next.isEmpty()) {
      Answer page = api.get(admin, next).is(200);
      seen.addAll(page.body().get("items").findValuesAsString("sessionId"));
      next = page.text("/next");
    }
    return seen;
  }

  private List<String> ids(String query) {
    return api.get(admin, LIST + query).is(200).body().get("items").findValuesAsString("sessionId");
  }
}
