package com.onelastai.community.reward;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.leaderboard.Leaderboards;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.PostPublished;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.LoggedIn;
import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.retry.RetryLaterException;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class RewardsIT extends ServiceTest {

  private static final String API = "/api/gamification";
  private static final int SEEDS = 20;

  @Autowired EarningListener listener;
  @Autowired Accounts accounts;
  @Autowired Earnings earnings;
  @Autowired RewardDays days;
  @Autowired Zones zones;
  @Autowired Rules rules;
  @Autowired Leaderboards leaderboards;
  @Autowired UserEraser eraser;

  /** An event of a user who is not known yet. */
  private record Happened(String id, Instant time, Kind kind) {}

  private interface Kind {
    DomainEvent of(String id, String userId, Instant time);
  }

  private static final List<Kind> KINDS =
      List.of(
          (_, user, time) -> new LoggedIn(user, time),
          (id, user, _) -> message(id, user, MessageCompleted.Status.COMPLETE),
          (id, user, _) -> message(id, user, MessageCompleted.Status.INTERRUPTED),
          (_, user, _) -> tool(user, true),
          (_, user, _) -> tool(user, false),
          (id, user, _) -> experiment(id, user, ExperimentFinished.Status.COMPLETED),
          (id, user, _) -> experiment(id, user, ExperimentFinished.Status.CANCELLED),
          (id, user, _) -> new PostPublished("p-" + id, user, "A post"),
          (id, user, _) -> new CommentAdded("c-" + id, "p-1", user, "Ada", null, "A post"),
          (id, user, _) -> new ContentLiked(ContentKind.POST, "p-1", user, "fan-" + id, true),
          (id, user, _) -> new ContentLiked(ContentKind.POST, "p-1", user, "fan-" + id, false),
          (id, user, _) -> new ContentLiked(ContentKind.POST, "p-" + id, user, user, true),
          (id, user, _) -> purchase(id, user, 2900, SubscriptionUpdated.Cause.ACTIVATED),
          (id, user, _) -> purchase(id, user, 0, SubscriptionUpdated.Cause.ACTIVATED),
          (id, user, _) -> purchase(id, user, 2900, SubscriptionUpdated.Cause.CHANGED));

  @Test
  void orderAndRepetitionsChangeNothing() {
    // Midnight does not pass meanwhile.
    Instant now = Instant.now();
    clock.setOffset(
        Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(36, ChronoUnit.HOURS)));
    List<Happened> events = events(220, new Random(7));
    List<String> expected = result(events);
    assertThat(expected.getFirst()).doesNotContain("points=0");
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Happened> shuffled = new ArrayList<>(events);
      shuffled.addAll(events);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(result(shuffled)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  /** A day of an account goes when it is old, but not in the write that credits it. */
  @Test
  void dayThatIsCreditedLateIsKeptUntilTheNextOne() {
    LocalDate late = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    accounts.credit(day(late, 1), 0);
    clock.setOffset(Duration.ofDays(100));

    accounts.credit(day(late, 3), 0);

    assertThat(accounts.find(userId).days().get(late.toString())).containsEntry("tool", 3);
    assertThat(accounts.find(userId).counter("tool")).isEqualTo(3);
    accounts.credit(day(late.plusDays(100), 1), 0);
    assertThat(accounts.find(userId).days()).containsOnlyKeys(late.plusDays(100).toString());
    assertThat(accounts.find(userId).counter("tool")).isEqualTo(4);
  }

  private RewardDay day(LocalDate date, int tools) {
    List<String> keys = IntStream.range(0, tools).mapToObj(n -> "run-" + n).toList();
    return new RewardDay(
        RewardDay.id(userId, date), userId, date.toString(), Map.of("tool", keys), List.of());
  }

  /** What a new user has after these events, without the times at which it was noticed. */
  private List<String> result(List<Happened> events) {
    Person someone = Person.user();
    String user = Objects.requireNonNull(someone.userId());
    zones.on(account(user, 1, "Pacific/Auckland"), at(Instant.EPOCH));
    zones.on(account(user, 2, "America/New_York"), at(clock.instant().minus(9, ChronoUnit.DAYS)));
    events.forEach(
        event -> handle(event.kind().of(event.id(), user, event.time()), event.id(), event.time()));
    RewardAccount account = accounts.find(user);
    assertThat(account.earned()).isEqualTo(sum(account));
    List<String> boards =
        List.of("day", "week", "month", "all").stream()
            .map(period -> score(someone, period))
            .toList();
    return List.of(
        "points=" + account.points() + " " + new TreeMap<>(account.counters()),
        new TreeSet<>(account.achievements().keySet()).toString(),
        sorted(account.days()),
        api.get(someone, API + "/metrics").is(200).body().get("streak").toString(),
        boards.toString());
  }

  private static String sorted(Map<String, Map<String, Integer>> days) {
    Map<String, Map<String, Integer>> sorted = new TreeMap<>();
    days.forEach((day, counts) -> sorted.put(day, new TreeMap<>(counts)));
    return sorted.toString();
  }

  /** The points by the rules, computed from what counted. */
  private long sum(RewardAccount account) {
    long counted =
        rules.earnings().stream()
            .mapToLong(rule -> (long) rule.points() * account.counter(rule.kind()))
            .sum();
    return counted
        + rules.achievements().stream()
            .filter(one -> account.achievements().containsKey(one.id()))
            .mapToLong(Rules.Achievement::points)
            .sum();
  }

  private String score(Person someone, String period) {
    RewardAccount account = accounts.find(Objects.requireNonNull(someone.userId()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    long expected =
        account.days().entrySet().stream()
            .filter(
                day -> period.equals("all") || isIn(period, LocalDate.parse(day.getKey()), today))
            .mapToLong(day -> day.getValue().getOrDefault("points", 0))
            .sum();
    long points = period.equals("all") ? account.earned() : expected;
    await()
        .untilAsserted(() -> {
          List<Long> own =
              api.get(someone, API + "/leaderboard?around=me&period=" + period)
                  .is(200)
                  .body()
                  .get("items")
                  .valueStream()
                  .filter(row -> row.get("own").asBoolean())
                  .map(row -> row.get("points").asLong())
                  .toList();
          assertThat(own).isEqualTo(points == 0 ? List.of() : List.of(points));
        });
    return period + " " + points;
  }

  private static boolean isIn(String period, LocalDate day, LocalDate today) {
    LocalDate start =
        switch (period) {
          case "day" -> today;
          case "week" -> today.minusDays(today.getDayOfWeek().getValue() - 1L);
          default -> today.withDayOfMonth(1);
        };
    return !day.isBefore(start) && !day.isAfter(today);
  }

  private List<Happened> events(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(n ->
            new Happened(
                UUID.randomUUID().toString(),
                clock.instant().minus(random.nextInt(14 * 24 * 60), ChronoUnit.MINUTES),
                KINDS.get(random.nextInt(KINDS.size()))))
        .toList();
  }

  @Test
  void dayCountsNoMoreThanTheRuleAllows() {
    for (int n = 0; n < 25; n++) {
      handle(tool(userId, true), "t-" + n, clock.instant());
    }
    RewardAccount account = accounts.find(userId);
    assertThat(account.counter("tool")).isEqualTo(20);
    assertThat(account.points()).isEqualTo(20 + 10);
    shows(
        api.get(person, API + "/metrics").is(200),
        "{points: 30, earned: 30, level: 1, nextLevelAt: 100, rules: 2}");
  }

  @Test
  void likesOfOneContentByOneMemberCountOnceADay() {
    ContentLiked like = new ContentLiked(ContentKind.POST, "p-1", userId, "fan", true);
    handle(like, "l-1", clock.instant());
    handle(like, "l-2", clock.instant());
    assertThat(accounts.find(userId).counter("like_received")).isEqualTo(1);
  }

  @Test
  void eventsReachTheServiceAndAnAchievementIsToldOnce() {
    EventEnvelope<PostPublished> published =
        new EventEnvelope<>("e-" + userId, clock.instant(), new PostPublished("p-9", userId, "T"));
    publisher.publish(List.of(published, published));
    await().untilAsserted(() -> assertThat(accounts.find(userId).points()).isEqualTo(30));
    publisher.publish(
        List.of(
            published,
            new EventEnvelope<>(
                "l-" + userId, clock.instant(), new LoggedIn(userId, clock.instant()))));
    await().untilAsserted(() -> assertThat(accounts.find(userId).points()).isEqualTo(35));
    await()
        .untilAsserted(() ->
            assertThat(Topic.read("community.v1", userId))
                .singleElement()
                .asString()
                .contains("achievement-earned", "first-post"));
    shows(api.get(person, API + "/achievements").is(200), "{next: null}");
  }

  @Test
  void streakFollowsTheUsersOwnTime() {
    publisher.publish(
        List.of(
            new EventEnvelope<>("z-" + userId, clock.instant(), account(userId, 1, "Asia/Tokyo"))));
    await().untilAsserted(() -> assertThat(zones.of(userId).zones()).hasSize(1));
    LocalDate today = zones.of(userId).dateAt(clock.instant());
    for (int ago = 0; ago < 3; ago++) {
      Instant late = today.minusDays(ago).atTime(0, 5).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
      handle(new LoggedIn(userId, late), "l-" + ago, late);
    }
    shows(
        api.get(person, API + "/metrics").is(200),
        "{streak: {current: 3, longest: 3, today: true, freezes: 0}}");
    assertThat(accounts.find(userId).achievements()).containsKey("three-days");
  }

  @Test
  void freezeIsPaidWithPointsAndTwoAreHeldAtMost() {
    freeze("none").is(409, "points_missing");
    rich(1000);
    shows(freeze("first").is(200), "{streak: {freezes: 1}}");
    shows(freeze("first").is(200), "{streak: {freezes: 1}}");
    freeze("second").is(200);
    freeze("third").is(409, "freezes_full");
    assertThat(accounts.find(userId).points()).isEqualTo(800);
    isInvalid(freeze("no id"), "clientId");
  }

  @Test
  void concurrentFreezesAreNoMoreThanTwo() throws InterruptedException {
    rich(1000);
    List<Thread> buyers =
        IntStream.range(0, 12)
            .mapToObj(n -> Thread.ofVirtual().start(() -> freeze("freeze-" + n)))
            .toList();
    for (Thread buyer : buyers) {
      buyer.join();
    }
    assertThat(accounts.find(userId).freezes()).hasSize(2);
    assertThat(accounts.find(userId).points()).isEqualTo(800);
  }

  @Test
  void concurrentEventsOfOneUserAllCount() throws InterruptedException {
    List<Thread> handlers =
        IntStream.range(0, 30)
            .mapToObj(n -> {
              DomainEvent event =
                  n % 2 == 0
                      ? tool(userId, true)
                      : message("" + n, userId, MessageCompleted.Status.COMPLETE);
              return Thread.ofVirtual().start(() -> handle(event, "e-" + n, clock.instant()));
            })
            .toList();
    for (Thread handler : handlers) {
      handler.join();
    }
    RewardAccount account = accounts.find(userId);
    assertThat(account.counters()).containsEntry("tool", 15).containsEntry("chat", 15);
    assertThat(account.earned()).isEqualTo(sum(account));
    score(person, "day");
  }

  @Test
  void likeOfAnErasedAuthorCountsNoMore() {
    eraser.erase(userId);
    handle(new ContentLiked(ContentKind.POST, "p-1", userId, "fan", true), "l-1", clock.instant());
    assertThat(days.of(userId)).isEmpty();
    assertThat(accounts.of(userId)).isEmpty();
  }

  @Test
  void eventOfLongAgoCountsNoMore() {
    Instant old = clock.instant().minus(91, ChronoUnit.DAYS);
    handle(new LoggedIn(userId, old), "old", old);
    assertThat(accounts.find(userId).revision()).isZero();
  }

  @Test
  void erasedUserLeavesNothingAndNoPlaceOnABoard() {
    handle(tool(userId, true), "t-1", clock.instant());
    score(person, "day");
    score(person, "all");
    assertThatThrownBy(() -> accounts.erase(userId)).isInstanceOf(RetryLaterException.class);
    earnings.erase(userId);
    await().ignoreExceptions().untilAsserted(() -> accounts.erase(userId));
    accounts.erase(userId);
    assertThat(accounts.of(userId)).isEmpty();
    assertThat(days.of(userId)).isEmpty();
    assertThat(leaderboards.has(userId)).isFalse();
  }

  @Test
  void exportHasTheAccount() {
    handle(tool(userId, true), "t-1", clock.instant());
    shows(api.get(person, "/api/community/export").is(200), "{rewards: [{points: 11}]}");
  }

  @Test
  void experimentEarnsOnceAndOnlyIfItIsCompleted() {
    for (var status : ExperimentFinished.Status.values()) {
      handle(experiment(status.name(), userId, status), "event-" + status, clock.instant());
      handle(experiment(status.name(), userId, status), "again-" + status, clock.instant());
    }
    RewardAccount account = accounts.find(userId);
    assertThat(account.counter("experiment")).isOne();
    assertThat(account.achievements()).containsOnlyKeys("first-experiment");
    assertThat(account.points()).isEqualTo(2 + 10);
  }

  @Test
  void rulesAreForAdminsAndRewardsForUsers() {
    api.get(NOBODY, API + "/metrics").is(401);
    api.get(person, API + "/rules").is(403);
    shows(api.get(Person.admin(), API + "/rules").is(200), "{version: 2}");
    assertThat(items(api.get(person, API + "/rewards"), "id")).contains("coupon-10");
  }

  /** So many points from nowhere. */
  private void rich(int points) {
    handle(tool(userId, true), "t-rich", clock.instant());
    mongo.updateFirst(byId(userId), Update.update("points", points), RewardAccount.class);
  }

  private Answer freeze(String id) {
    return api.post(person, API + "/freeze", Map.of("clientId", id));
  }

  private void handle(DomainEvent event, String id, Instant time) {
    EventMetadata metadata = new EventMetadata(id, time);
    switch (event) {
      case LoggedIn login -> listener.on(login, metadata);
      case MessageCompleted message -> listener.on(message, metadata);
      case ToolUsed used -> listener.on(used, metadata);
      case ExperimentFinished finished -> listener.on(finished, metadata);
      case PostPublished post -> listener.on(post, metadata);
      case CommentAdded comment -> listener.on(comment, metadata);
      case ContentLiked like -> listener.on(like, metadata);
      case SubscriptionUpdated updated -> listener.on(updated, metadata);
      default -> throw new IllegalArgumentException(event.toString());
    }
  }

  private static EventMetadata at(Instant time) {
    return new EventMetadata("any", time);
  }

  private static AccountChanged account(String user, long revision, String zone) {
    return new AccountChanged(
        user,
        revision,
        user + "@example.com",
        "Ada",
        "en",
        zone,
        true,
        new AccountChanged.Notifications(true, false, false, null));
  }

  private static MessageCompleted message(String id, String user, MessageCompleted.Status status) {
    return new MessageCompleted(
        "c-1", "m-" + id, "q-" + id, "einstein", user, null, null, 1, null, 1, null, status);
  }

  private static ExperimentFinished experiment(
      String id, String user, ExperimentFinished.Status status) {
    return new ExperimentFinished("e-" + id, "neural-art", user, null, status, null, 840, 0);
  }

  private static ToolUsed tool(String user, boolean success) {
    return new ToolUsed("uuid", "text", user, null, null, null, success, null, 1);
  }

  private static SubscriptionUpdated purchase(
      String id, String user, long price, SubscriptionUpdated.Cause cause) {
    SubscriptionSnapshot snapshot =
        new SubscriptionSnapshot(
            "sub_" + id, 1, user, "pro", null, null, "monthly", price, "usd", true, Instant.EPOCH);
    return new SubscriptionUpdated(snapshot, cause);
  }
}
