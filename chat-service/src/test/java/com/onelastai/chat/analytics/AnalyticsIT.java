package com.onelastai.chat.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Filters;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.events.chat.FeedbackGiven.Replaced;
import com.onelastai.events.chat.MessageCompleted.Status;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AnalyticsIT extends ServiceTest {

  private static final Instant MORNING = Instant.parse("2025-03-01T09:00:00Z");
  private static final Instant NEXT_DAY = MORNING.plus(Duration.ofDays(1));
  private static final String MARCH = "&from=2025-03-01&to=2025-03-31";

  @Autowired AgentFigures consumer;
  @Autowired VisitorFigures visitors;
  @Autowired FigureCollection figures;

  private final Person admin = Person.admin();
  private final String agent = "agent-" + UUID.randomUUID();
  private final Deliveries<ChatEvent> topic = new Deliveries<>();

  @Test
  void figuresAreShownInTotalAndByDay() {
    started(person, MORNING).completed(person, MORNING, "q", 1_000, Status.COMPLETE);
    // Another answer to the same question, and one whose time does not count.
    completed(person, MORNING, null, 3_000, Status.COMPLETE)
        .completed(person, MORNING, "q", 9, Status.STOPPED);
    started(person, NEXT_DAY).completed(person, NEXT_DAY, "q", 2_000, Status.COMPLETE);
    rated(person, NEXT_DAY, 4, true, null).rated(person, NEXT_DAY, null, false, null);
    deliver();

    shows(
        of(person, MARCH).is(200),
        """
        {"total": {"conversations": 2, "messages": 7, "tokens": 40, "promptTokens": 400,
          "responseTime": {"count": 3, "average": 2000},
          "satisfaction": {"ratings": 1, "averageRating": 4, "votes": 2, "satisfiedShare": 0.5}},
         "days": [
          {"day": "2025-03-01", "conversations": 1, "responseTime": {"count": 2}},
          {"day": "2025-03-02", "messages": 2, "satisfaction": {"votes": 2}}],
         "reported": {"conversations": 0, "source": "client"}}
        """);
  }

  @Test
  void percentilesCoverAllAnswersOfAPeriod() {
    for (int i = 1; i <= 100; i++) {
      completed(person, i <= 50 ? MORNING : NEXT_DAY, "q", i * 100, Status.COMPLETE);
    }
    deliver();

    Answer answer = of(person, MARCH);

    assertThat(number(answer, "/total/responseTime/p50")).isCloseTo(5_000, withPercentage(2.1));
    assertThat(number(answer, "/total/responseTime/p95")).isCloseTo(9_500, withPercentage(2.1));
    assertThat(number(answer, "/days/0/responseTime/p95")).isCloseTo(4_800, withPercentage(2.1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void redeliveredEventsCountOnce(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      started(person, MORNING).completed(person, MORNING, "q", 100, Status.COMPLETE);
      topic.repeat(random.nextInt(topic.events().size()));
    }
    List<Received<ChatEvent>> events = topic.events();
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(60));
      consumer.on(events.subList(Math.max(0, from - random.nextInt(80)), to));
      from = to;
    }
    consumer.on(events);

    shows(
        of(person, MARCH),
        """
        {"total": {"conversations": 200, "messages": 400, "responseTime": {"count": 200}}}
        """);
    assertThat(conversations(admin, "")).isEqualTo(200);
  }

  @Test
  void replacedFeedbackIsSubtracted() {
    rated(person, MORNING, 1, false, null);
    rated(person, NEXT_DAY, 5, true, new Replaced(1, false, MORNING));
    rated(person, NEXT_DAY, 3, null, new Replaced(5, true, NEXT_DAY));
    deliver();

    shows(
        of(person, MARCH),
        """
        {"total": {"satisfaction":
          {"ratings": 1, "averageRating": 3, "votes": 0, "satisfiedShare": null}},
         "days": [{"satisfaction": {"ratings": 0}}, {"satisfaction": {"averageRating": 3}}]}
        """);
  }

  @Test
  void usersSeeTheirOwnFiguresAndAdminsAll() {
    Person other = Person.user();
    started(person, MORNING)
        .started(person, MORNING)
        .started(other, MORNING)
        .started(visitor, MORNING);
    deliver();

    assertThat(conversations(person, "")).isEqualTo(2);
    assertThat(conversations(other, "")).isEqualTo(1);
    assertThat(conversations(admin, "")).isEqualTo(4);
    assertThat(conversations(admin, "&userId=" + userId)).isEqualTo(2);
    assertThat(conversations(person, "&userId=" + userId)).isEqualTo(2);
    of(person, MARCH + "&userId=" + other.userId()).is(403);
    of(visitor, MARCH).is(401);
  }

  @Test
  void visitorsFiguresAreAdoptedAfterSigningIn() {
    Person signedIn = visitor.signedIn();
    started(visitor, MORNING).completed(visitor, MORNING, "q", 1_000, Status.COMPLETE);
    started(signedIn, MORNING).completed(signedIn, NEXT_DAY, "q", 3_000, Status.COMPLETE);
    deliver();

    Answer answer = of(signedIn, MARCH);
    of(signedIn, MARCH);
    deliver();

    shows(
        answer,
        """
        {"total": {"conversations": 2, "responseTime": {"average": 2000}},
         "days": [{"messages": 2}, {}]}
        """);
    of(Person.user(), MARCH).is(404);
  }

  @Test
  void repeatedOrLateAdoptionCountsOnce() {
    Person signedIn = visitor.signedIn();
    started(visitor, MORNING).started(visitor, MORNING);
    deliver();
    Document before = Objects.requireNonNull(ofVisitor().first());
    visitors.adopt(Talk.owner(visitor).key(), Talk.owner(signedIn));
    // As if the first had died before it removed what it had copied.
    figures.documents().insertOne(before.append(VisitorFigures.ADOPTED_BY, signedIn.userId()));
    started(visitor, MORNING);
    deliver();

    assertThat(conversations(signedIn, "")).isEqualTo(3);
    assertThat(ofVisitor().first()).isNull();
    assertThat(conversations(admin, "")).isEqualTo(3);
  }

  @Test
  void figuresAreAdoptedByOneUserOnly() {
    Person first = visitor.signedIn();
    started(visitor, MORNING);
    deliver();
    figures
        .documents()
        .updateOne(
            Filters.eq("owner", Talk.owner(visitor).key()),
            new Document("$set", new Document(VisitorFigures.ADOPTED_BY, first.userId())));

    of(visitor.signedIn(), MARCH).is(404);
    assertThat(conversations(first, "")).isEqualTo(1);
  }

  @Test
  void agentWithoutFiguresMustBeThePlatforms() {
    api.get(person, "/api/analytics/agent/einstein").is(200);
    of(person, "").is(404, "not_found");
  }

  @Test
  void defaultPeriodIsTheLastThirtyDays() {
    Answer answer = api.get(person, "/api/analytics/agent/einstein").is(200);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

    assertThat(answer.text("/to")).isEqualTo(today.toString());
    assertThat(answer.text("/from")).isEqualTo(today.minusDays(29).toString());
    api.get(person, "/api/analytics/agent/einstein?from=2024-01-01&to=2024-12-31").is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2024-01-01&to=2025-01-01, from",
    "from=2025-02-01&to=2025-01-01, from",
    "to=%2B10000-01-01, to",
    "from=yesterday, from"
  })
  void invalidPeriodIsRefused(String period, String field) {
    isInvalid(api.get(person, "/api/analytics/agent/einstein?" + period), field);
  }

  private Answer of(Person caller, String query) {
    return api.get(caller, "/api/analytics/agent/" + agent + "?" + query);
  }

  private int conversations(Person caller, String query) {
    return (int) number(of(caller, MARCH + query).is(200), "/total/conversations");
  }

  private static double number(Answer answer, String pointer) {
    return answer.body().at(pointer).asDouble();
  }

  private FindIterable<Document> ofVisitor() {
    return figures.documents().find(Filters.eq("owner", Talk.owner(visitor).key()));
  }

  private void deliver() {
    consumer.on(topic.events());
  }

  private AnalyticsIT started(Person person, Instant time) {
    topic.add(
        time, new ConversationStarted(conversation(), agent, person.userId(), person.visitorId()));
    return this;
  }

  private AnalyticsIT completed(
      Person by, Instant time, @Nullable String questionId, long responseTime, Status status) {
    topic.add(
        time, Talk.completed(by, agent, conversation() + "-2", questionId, responseTime, status));
    return this;
  }

  private AnalyticsIT rated(
      Person person,
      Instant time,
      @Nullable Integer rating,
      @Nullable Boolean satisfied,
      @Nullable Replaced replaced) {
    topic.add(
        time,
        new FeedbackGiven(
            conversation(),
            "m",
            agent,
            person.userId(),
            person.visitorId(),
            rating,
            satisfied,
            replaced));
    return this;
  }

  private static String conversation() {
    return "c-" + UUID.randomUUID();
  }
}
