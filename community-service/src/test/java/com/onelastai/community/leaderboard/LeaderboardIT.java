package com.onelastai.community.leaderboard;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.leaderboard.ScoreChanged.Move;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Deliveries;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeaderboardIT extends ServiceTest {

  private static final String API = "/api/gamification/leaderboard?period=day";
  private static final int PLAYERS = 120;

  @Autowired ScoreListener listener;
  @Autowired Ranks ranks;
  @Autowired Scores scores;

  private final Deliveries<ScoreChanged> deliveries = new Deliveries<>();
  private final Map<String, Integer> points = new HashMap<>();
  private final Map<String, Long> revisions = new HashMap<>();

  /** A day of its own for each test: the boards are shared. */
  @BeforeEach
  void moveToADayOfItsOwn() {
    clock.setOffset(Duration.ofDays(1_000 + new Random().nextInt(100_000)));
  }

  @Test
  void ranksAndPagesEqualThoseOfASortedList() {
    play(new Random(1));
    List<Map.Entry<String, Integer>> sorted = sorted();
    List<Answer> pages = pages(person, API + "&size=25");
    List<List<Long>> rows =
        pages.stream()
            .flatMap(page -> page.body().get("items").valueStream())
            .map(row -> List.of(row.get("rank").asLong(), row.get("points").asLong()))
            .toList();
    assertThat(rows)
        .isEqualTo(
            sorted.stream()
                .map(one -> List.of(rank(one.getValue()), (long) one.getValue()))
                .toList());
  }

  @Test
  void everyoneIsInTheMiddleOfTheirOwnPage() {
    play(new Random(2));
    List<Map.Entry<String, Integer>> sorted = sorted();
    for (Map.Entry<String, Integer> one : sorted) {
      Person player = new Person(one.getKey(), null, List.of("user"));
      Answer page = api.get(player, API + "&around=me&size=11").is(200);
      assertThat(page.body().get("rank").asLong()).isEqualTo(rank(one.getValue()));
      List<Long> shown =
          page.body().get("items").valueStream().map(row -> row.get("points").asLong()).toList();
      long better = sorted.stream().filter(other -> other.getValue() > one.getValue()).count();
      assertThat(shown)
          .contains((long) one.getValue())
          .isSortedAccordingTo(Comparator.reverseOrder());
      if (better > 5 && better < sorted.size() - 20) {
        assertThat(shown).hasSize(11);
      }
      assertThat(page.body().get("items").valueStream().filter(row -> row.get("own").asBoolean()))
          .singleElement()
          .satisfies(row -> assertThat(row.get("rank").asLong()).isEqualTo(rank(one.getValue())));
    }
  }

  @Test
  void eventsThatArriveAgainOrWerePublishedTwiceCountOnce() {
    play(new Random(3));
    listener.on(deliveries.events());
    int stored = deliveries.events().size();
    for (int n = 0; n < stored; n++) {
      deliveries.repeat(n);
    }
    listener.on(deliveries.events().subList(stored, 2 * stored));
    listener.on(deliveries.events());
    points.values().stream()
        .distinct()
        .forEach(score ->
            assertThat(ranks.of(board(), List.of(score))).containsEntry(score, rank(score)));
  }

  @Test
  void whoLeavesIsCountedNoMore() {
    play(new Random(4));
    String best = sorted().getFirst().getKey();
    move(best, null);
    move(best, null);
    deliver();
    points.remove(best);
    assertThat(scores.has(best)).isFalse();
    int second = sorted().getFirst().getValue();
    assertThat(ranks.of(board(), List.of(second))).containsEntry(second, 1L);
  }

  @Test
  void onlyWhoShowsTheirActivityIsNamed() {
    Person shown = member("Ada", true);
    Person hidden = member("Bob", false);
    move(Objects.requireNonNull(shown.userId()), 20);
    move(Objects.requireNonNull(hidden.userId()), 30);
    deliver();
    assertThat(texts(api.get(shown, API).is(200), "/items", "rank")).containsExactly("1", "2");
    shows(
        api.get(shown, API).is(200),
        "{rank: 2, items: [{rank: 1, name: null, own: false}, {rank: 2, name: 'Ada', own: true}]}");
    shows(
        api.get(hidden, API).is(200),
        "{rank: 1, items: [{rank: 1, name: 'Bob', own: true}, {rank: 2, name: 'Ada', own: false}]}");
    shows(api.get(person, API + "&around=me").is(200), "{rank: null}");
    shows(
        api.get(NOBODY, API).is(200),
        "{rank: null, items: [{rank: 1, name: null, own: false}, {name: 'Ada', own: false}]}");
  }

  @Test
  void requestIsChecked() {
    api.get(NOBODY, API + "&around=me").is(401, "unauthenticated");
    api.get(visitor, API + "&around=me").is(401, "unauthenticated");
    isInvalid(api.get(person, API + "&cursor=nonsense"), "cursor");
    isInvalid(api.get(person, API + "&around=you"), "around");
    isInvalid(api.get(person, "/api/gamification/leaderboard?period=year"), "period");
  }

  /** Many small steps, and some over all digits of a score. */
  private void play(Random random) {
    List<String> players =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(PLAYERS).toList();
    for (int n = 0; n < 4 * PLAYERS; n++) {
      String player = players.get(random.nextInt(PLAYERS));
      int step = random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(8);
      move(player, points.getOrDefault(player, 0) + 1 + step);
    }
    deliver();
  }

  private void move(String player, @Nullable Integer to) {
    long revision = revisions.merge(player, 1L, Long::sum);
    Integer from = to == null && !points.containsKey(player) ? null : points.get(player);
    if (to == null) {
      points.remove(player);
    } else {
      points.put(player, to);
    }
    deliveries.add(
        clock.instant(),
        new ScoreChanged(
            player,
            revision,
            List.of(new Move(board().key(), from, to, board().expiresAt().orElseThrow()))));
  }

  private int delivered;

  private void deliver() {
    List<Received<ScoreChanged>> all = deliveries.events();
    listener.on(all.subList(delivered, all.size()));
    delivered = all.size();
  }

  private List<Map.Entry<String, Integer>> sorted() {
    return points.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .toList();
  }

  private long rank(int score) {
    return 1 + points.values().stream().filter(other -> other > score).count();
  }

  private Board board() {
    return BoardPeriod.DAY.boardOf(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private Person member(String name, boolean showsActivity) {
    Person member = Person.user();
    String id = Objects.requireNonNull(member.userId());
    publisher.publish(
        List.of(
            new EventEnvelope<>(
                "a-" + id,
                clock.instant(),
                new AccountChanged(
                    id,
                    1,
                    id + "@example.com",
                    name,
                    "en",
                    null,
                    showsActivity,
                    new AccountChanged.Notifications(true, false, false, null)))));
    await().untilAsserted(() -> assertThat(mongo.exists(byId(id), "members")).isTrue());
    return member;
  }
}
