package com.onelastai.chat.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.events.chat.FeedbackGiven.Replaced;
import com.onelastai.events.chat.MessageCompleted;
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

  private final Person user = Person.user();
  private final Person admin = Person.admin();
  private final Person visitor = Person.visitor();
  private final String agent = "agent-" + UUID.randomUUID();
  private final Deliveries<ChatEvent> topic = new Deliveries<>();

  @Test
  void figuresAreShownInTotalAndByDay() {
    started(user, MORNING).completed(user, MORNING, "q", 1_000, Status.COMPLETE);
    completed(user, MORNING, null, 3_000, Status.COMPLETE)
        .completed(user, MORNING, "q", 9, Status.STOPPED);
    started(user, NEXT_DAY).completed(user, NEXT_DAY, "q", 2_000, Status.COMPLETE);
    rated(user, NEXT_DAY, 4, true, null).rated(user, NEXT_DAY, null, false, null);
    deliver();

    Answer answer = of(user, MARCH).is(200);

    assertThat(number(answer, "/total/conversations")).isEqualTo(2);
    assertThat(number(answer, "/total/messages")).as("one was answered again").isEqualTo(7);
    assertThat(number(answer, "/total/tokens")).isEqualTo(40);
    assertThat(number(answer, "/total/promptTokens")).isEqualTo(400);
    assertThat(number(answer, "/total/responseTime/count")).as("complete ones").isEqualTo(3);
    assertThat(number(answer, "/total/responseTime/average")).isEqualTo(2_000);
    assertThat(number(answer, "/total/satisfaction/ratings")).isEqualTo(1);
    assertThat(number(answer, "/total/satisfaction/averageRating")).isEqualTo(4);
    assertThat(number(answer, "/total/satisfaction/votes")).isEqualTo(2);
    assertThat(number(answer, "/total/satisfaction/satisfiedShare")).isEqualTo(0.5);
    assertThat(answer.text("/days/0/day")).isEqualTo("2025-03-01");
    assertThat(number(answer, "/days/0/conversations")).isEqualTo(1);
    assertThat(number(answer, "/days/0/responseTime/count")).isEqualTo(2);
    assertThat(answer.text("/days/1/day")).isEqualTo("2025-03-02");
    assertThat(number(answer, "/days/1/messages")).isEqualTo(2);
    assertThat(number(answer, "/days/1/satisfaction/votes")).isEqualTo(2);
    assertThat(answer.body().at("/days").size()).isEqualTo(2);
    assertThat(number(answer, "/reported/conversations")).isZero();
    assertThat(answer.text("/reported/source")).isEqualTo("client");
  }

  @Test
  void percentilesCoverAllAnswersOfAPeriod() {
    for (int i = 1; i <= 100; i++) {
      completed(user, i <= 50 ? MORNING : NEXT_DAY, "q", i * 100, Status.COMPLETE);
    }
    deliver();

    Answer answer = of(user, MARCH);

    assertThat(number(answer, "/total/responseTime/p50")).isCloseTo(5_000, withPercentage(2.1));
    assertThat(number(answer, "/total/responseTime/p95")).isCloseTo(9_500, withPercentage(2.1));
    assertThat(number(answer, "/days/0/responseTime/p95")).isCloseTo(4_800, withPercentage(2.1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void redeliveredEventsCountOnce(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      started(user, MORNING).completed(user, MORNING, "q", 100, Status.COMPLETE);
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

    Answer answer = of(user, MARCH);

    assertThat(number(answer, "/total/conversations")).isEqualTo(200);
    assertThat(number(answer, "/total/messages")).isEqualTo(400);
    assertThat(number(answer, "/total/responseTime/count")).isEqualTo(200);
    assertThat(number(of(admin, MARCH), "/total/conversations")).isEqualTo(200);
  }

  @Test
  void replacedFeedbackIsSubtracted() {
    rated(user, MORNING, 1, false, null);
    rated(user, NEXT_DAY, 5, true, new Replaced(1, false, MORNING));
    rated(user, NEXT_DAY, 3, null, new Replaced(5, true, NEXT_DAY));
    deliver();

    Answer answer = of(user, MARCH);

    assertThat(number(answer, "/total/satisfaction/ratings")).isEqualTo(1);
    assertThat(number(answer, "/total/satisfaction/averageRating")).isEqualTo(3);
    assertThat(number(answer, "/total/satisfaction/votes")).isZero();
    assertThat(answer.body().at("/total/satisfaction/satisfiedShare").isNull()).isTrue();
    assertThat(number(answer, "/days/0/satisfaction/ratings")).isZero();
    assertThat(number(answer, "/days/1/satisfaction/averageRating")).isEqualTo(3);
  }

  @Test
  void usersSeeTheirOwnFiguresAndAdminsAll() {
    Person other = Person.user();
    started(user, MORNING).started(user, MORNING).started(other, MORNING).started(visitor, MORNING);
    deliver();

    assertThat(number(of(user, MARCH), "/total/conversations")).isEqualTo(2);
    assertThat(number(of(other, MARCH), "/total/conversations")).isEqualTo(1);
    assertThat(number(of(admin, MARCH), "/total/conversations")).isEqualTo(4);
    assertThat(number(of(admin, MARCH + "&userId=" + user.userId()), "/total/conversations"))
        .isEqualTo(2);
    assertThat(number(of(user, MARCH + "&userId=" + user.userId()), "/total/conversations"))
        .isEqualTo(2);
    of(user, MARCH + "&userId=" + other.userId()).is(403);
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
    consumer.on(topic.events());

    assertThat(number(answer, "/total/conversations")).isEqualTo(2);
    assertThat(number(answer, "/total/responseTime/average")).isEqualTo(2_000);
    assertThat(number(answer, "/days/0/messages")).isEqualTo(2);
    of(Person.user(), MARCH).is(404);
  }

  @Test
  void repeatedOrLateAdoptionCountsOnce() {
    Person signedIn = visitor.signedIn();
    started(visitor, MORNING).started(visitor, MORNING);
    deliver();
    Document before = Objects.requireNonNull(ofVisitor().first());
    adopt(signedIn);
    // As if the first had died before it removed what it had copied.
    documents().insertOne(before.append(VisitorFigures.ADOPTED_BY, signedIn.userId()));
    started(visitor, MORNING);
    consumer.on(topic.events());

    assertThat(number(of(signedIn, MARCH), "/total/conversations")).isEqualTo(3);
    assertThat(ofVisitor().first()).isNull();
    assertThat(number(of(admin, MARCH), "/total/conversations")).isEqualTo(3);
  }

  @Test
  void figuresAreAdoptedByOneUserOnly() {
    Person first = visitor.signedIn();
    started(visitor, MORNING);
    deliver();
    documents()
        .updateOne(
            Filters.eq("owner", "visitor/" + visitor.visitorId()),
            new Document("$set", new Document(VisitorFigures.ADOPTED_BY, first.userId())));

    of(visitor.signedIn(), MARCH).is(404);
    assertThat(number(of(first, MARCH), "/total/conversations")).isEqualTo(1);
  }

  @Test
  void agentWithoutFiguresMustBeThePlatforms() {
    api.get(user, "/api/analytics/agent/einstein").is(200);
    of(user, "").is(404, "not_found");
  }

  @Test
  void defaultPeriodIsTheLastThirtyDays() {
    Answer answer = api.get(user, "/api/analytics/agent/einstein").is(200);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

    assertThat(answer.text("/to")).isEqualTo(today.toString());
    assertThat(answer.text("/from")).isEqualTo(today.minusDays(29).toString());
    api.get(user, "/api/analytics/agent/einstein?from=2024-01-01&to=2024-12-31").is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2024-01-01&to=2025-01-01, from",
    "from=2025-02-01&to=2025-01-01, from",
    "to=%2B10000-01-01, to",
    "from=yesterday, from"
  })
  void invalidPeriodIsRefused(String period, String field) {
    isInvalid(api.get(user, "/api/analytics/agent/einstein?" + period), field);
  }

  private Answer of(Person caller, String query) {
    return api.get(caller, "/api/analytics/agent/" + agent + "?" + query);
  }

  private static double number(Answer answer, String pointer) {
    return answer.body().at(pointer).asDouble();
  }

  private void adopt(Person signedIn) {
    visitors.adopt(
        "visitor/" + visitor.visitorId(),
        new Owner(signedIn.userId(), signedIn.visitorId(), null, false));
  }

  private FindIterable<Document> ofVisitor() {
    return documents().find(Filters.eq("owner", "visitor/" + visitor.visitorId()));
  }

  private MongoCollection<Document> documents() {
    return figures.documents();
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
      Person person, Instant time, @Nullable String questionId, long responseTime, Status status) {
    topic.add(
        time,
        new MessageCompleted(
            conversation(),
            "m",
            questionId,
            agent,
            person.userId(),
            person.visitorId(),
            "tiny",
            10,
            100,
            responseTime,
            null,
            status));
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
