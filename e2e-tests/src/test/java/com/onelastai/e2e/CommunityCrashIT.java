package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** community-service is killed while members like, vote and redeem. */
class CommunityCrashIT {

  private static final int MEMBERS = 10;

  /** Of each member: likes, likes taken back, votes (every other one taken back), redemptions. */
  private static final int OF_EACH_KIND = 25;

  private static final int REQUESTS = MEMBERS * 4 * OF_EACH_KIND;
  private static final int POSTS = 5;
  private static final int SUGGESTIONS = 3;

  /** Enough for some of the redemptions. */
  private static final long POINTS = 3_000;

  private static final List<String> REWARDS =
      List.of("coupon-10", "tech-wizard-week", "fitness-guru-week");

  private final Suite suite = Suite.running();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger repeated = new AtomicInteger();

  /** What each member did last to each content. */
  private final Map<String, Boolean> liked = new ConcurrentHashMap<>();

  /** A member with a browser. */
  private record Member(Account account, Browser browser) {}

  /** Something that a member does; the path is also what it is done to. */
  private record Act(String method, String path, String body) {}

  @Test
  void countsAndPointsEqualTheRecordsThoughTheServiceIsKilled() throws Exception {
    Member author = member();
    List<String> posts = IntStream.range(0, POSTS).mapToObj(n -> post(author, n)).toList();
    List<String> suggestions =
        IntStream.range(0, SUGGESTIONS).mapToObj(n -> suggestion(author, n)).toList();
    List<Member> members = IntStream.range(0, MEMBERS).mapToObj(_ -> member()).toList();
    members.forEach(this::givePoints);

    try (ExecutorService threads = Executors.newFixedThreadPool(MEMBERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (Member member : members) {
        List<Act> acts = acts(new Random(running.size()), posts, suggestions);
        running.add(threads.submit(() -> acts.forEach(act -> send(member, act))));
      }
      killAndRestartWhenSent(REQUESTS / 3);
      killAndRestartWhenSent(REQUESTS * 2 / 3);
      for (Future<?> one : running) {
        one.get();
      }
    }

    assertThat(sent).hasValue(REQUESTS);
    assertThat(repeated).as("requests in flight at a kill").hasPositiveValue();
    posts.forEach(id -> countEqualsTheRecords("communityposts", id));
    suggestions.forEach(id -> countEqualsTheRecords("communitysuggestions", id));
    members.forEach(this::pointsEqualTheLedger);
    earnedEqualsTheLedger(author);
    members.forEach(this::earnedEqualsTheLedger);
  }

  private Member member() {
    Account account = Account.register(suite);
    return new Member(account, account.signedIn());
  }

  private static String post(Member author, int number) {
    Map<String, String> post =
        Map.of("title", "Crash " + number, "content", "What a crash leaves, part " + number);
    return id(author.browser().post("/api/community/posts", post));
  }

  private static String suggestion(Member author, int number) {
    Map<String, String> suggestion =
        Map.of(
            "title",
            "Survive crash " + number,
            "description",
            "Again, number " + number,
            "category",
            "agents");
    return id(author.browser().post("/api/community/suggestions", suggestion));
  }

  private static String id(HttpResponse<String> created) {
    return read(assertStatus(201, created)).get("id").asString();
  }

  /** Beside those of the login, with which the account begins. */
  private void givePoints(Member member) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !suite.find("rewardscenters", "_id", member.account().id()).isEmpty());
    suite
        .database()
        .getCollection("rewardscenters")
        .updateOne(eq("_id", member.account().id()), inc("points", POINTS));
  }

  /** In another order for each member. */
  private static List<Act> acts(Random random, List<String> posts, List<String> suggestions) {
    List<Act> acts = new ArrayList<>();
    for (int n = 0; n < OF_EACH_KIND; n++) {
      String like = "/api/community/posts/" + posts.get(random.nextInt(POSTS)) + "/like";
      String unlike = "/api/community/posts/" + posts.get(random.nextInt(POSTS)) + "/like";
      String suggestion = suggestions.get(random.nextInt(SUGGESTIONS));
      String redemption =
          Account.json(
              Map.of("rewardId", REWARDS.get(n % REWARDS.size()), "clientId", "crash-" + n));
      acts.add(new Act("POST", like, ""));
      acts.add(new Act("DELETE", unlike, ""));
      acts.add(
          new Act(
              n % 2 == 0 ? "POST" : "DELETE",
              "/api/community/suggestions/" + suggestion + "/vote",
              ""));
      acts.add(new Act("POST", "/api/gamification/redeem", redemption));
    }
    Collections.shuffle(acts, random);
    return acts;
  }

  /** As a page would: the same again until it is answered. */
  private void send(Member member, Act act) {
    if (!isAnswered(member, act)) {
      repeated.incrementAndGet();
      await().atMost(Duration.ofMinutes(3)).until(() -> isAnswered(member, act));
    }
    sent.incrementAndGet();
    if (act.path().endsWith("/redeem")) {
      assertThat(points(member)).isNotNegative();
    } else {
      String content = act.path().split("/")[4];
      liked.put(content + "/" + member.account().id(), act.method().equals("POST"));
    }
  }

  private static boolean isAnswered(Member member, Act act) {
    HttpResponse<String> answer =
        member.browser().send(act.method(), act.path(), act.body(), Map.of());
    if (answer.statusCode() >= 500) {
      return false;
    }
    if (answer.statusCode() == 401) {
      // The access token is good for five minutes.
      member.account().logIn(member.browser());
      return isAnswered(member, act);
    }
    if (answer.statusCode() == 409) {
      Account.assertRefused(409, "points_missing", answer);
    } else {
      Account.ok(answer);
    }
    return true;
  }

  private void killAndRestartWhenSent(int count) {
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sent.get() >= count);
    suite.stack().kill("community-service");
    suite.stack().start("community-service");
  }

  private void countEqualsTheRecords(String collection, String id) {
    List<String> likers =
        liked.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(id + "/") && entry.getValue())
            .map(Map.Entry::getKey)
            .toList();
    assertThat(
            suite
                .database()
                .getCollection("communitylikes")
                .find(and(eq("contentId", id), eq("liked", true)))
                .map(like -> like.getString("_id"))
                .into(new ArrayList<>()))
        .containsExactlyInAnyOrderElementsOf(likers);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(suite.document(collection, id).get("likeCount", Number.class).longValue())
                .isEqualTo(likers.size()));
  }

  /** Every redemption is settled as billing-service has decided, which it did once. */
  private void pointsEqualTheLedger(Member member) {
    String userId = member.account().id();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(redemptions(userId))
                .isNotEmpty()
                .extracting(one -> one.getString("status"))
                .doesNotContain("pending"));
    List<Document> redemptions = redemptions(userId);
    assertThat(redemptions).extracting(one -> one.getString("_id")).doesNotHaveDuplicates();
    assertThat(redemptions.stream().filter(CommunityCrashIT::isGranted).map(one -> one.get("_id")))
        .containsExactlyInAnyOrderElementsOf(
            suite.find("rewardgrants", "userId", userId).stream()
                .filter(grant -> grant.get("refusal") == null)
                .map(grant -> grant.get("_id"))
                .toList());
    long paid =
        redemptions.stream()
            .filter(CommunityCrashIT::isGranted)
            .mapToLong(one -> one.get("reward", Document.class).getInteger("price"))
            .sum();
    long earned = suite.document("rewardscenters", userId).get("earned", Number.class).longValue();
    assertThat(points(member)).isNotNegative().isEqualTo(POINTS + earned - paid);
  }

  private List<Document> redemptions(String userId) {
    return suite.document("rewardscenters", userId).getList("redemptions", Document.class);
  }

  private static boolean isGranted(Document redemption) {
    return redemption.getString("status").equals("granted");
  }

  private long points(Member member) {
    return suite
        .document("rewardscenters", member.account().id())
        .get("points", Number.class)
        .longValue();
  }

  /** All ever earned is what the days' events and the achievements are worth. */
  private void earnedEqualsTheLedger(Member member) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(
                    suite
                        .document("rewardscenters", member.account().id())
                        .get("earned", Number.class)
                        .longValue())
                .isEqualTo(worthOfDays(member) + worthOfAchievements(member)));
  }

  private long worthOfDays(Member member) {
    Map<String, Integer> worth = new ConcurrentHashMap<>();
    read(member.browser().get("/api/gamification/metrics"))
        .get("today")
        .forEach(kind -> worth.put(kind.get("kind").asString(), kind.get("points").asInt()));
    return suite.find("rewarddays", "userId", member.account().id()).stream()
        .map(day -> day.get("counted", new Document()))
        .flatMap(counted -> counted.entrySet().stream())
        .mapToLong(kind ->
            (long) worth.getOrDefault(kind.getKey(), 0) * ((List<?>) kind.getValue()).size())
        .sum();
  }

  private static long worthOfAchievements(Member member) {
    return read(member.browser().get("/api/gamification/achievements"))
        .get("items")
        .valueStream()
        .filter(one -> one.hasNonNull("earnedAt"))
        .mapToLong(one -> one.get("points").asLong())
        .sum();
  }
}
