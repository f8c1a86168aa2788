package com.onelastai.community.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.ContentModerated;
import com.onelastai.events.community.PostPublished;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StandingIT extends ServiceTest {

  private static final String ME = "/api/community/trust/me";

  @Autowired Standing standing;
  @Autowired Trusts trusts;
  @Autowired DailyActivity days;
  @Autowired TextRules texts;

  private final Caller caller = new Caller(userId, null, List.of("user"));

  @Test
  void newMemberSeesWhatTheNextLevelAsksFor() {
    shows(
        api.get(person, ME).is(200),
        """
        {"level": "new", "bannedUntil": null, "next": {"level": "basic", "needs": [
          {"measure": "days", "needed": 1, "have": 0},
          {"measure": "comments", "needed": 3, "have": 0},
          {"measure": "likes_received", "needed": 1, "have": 0}]}}
        """);
    api.get(visitor, ME).is(401);
  }

  @Test
  void rulesOfEveryLevelArePublic() {
    shows(
        api.get(visitor, "/api/community/trust/rules").is(200),
        """
        {"levels": [{"level": "new", "held": true, "limits": {"post": 5, "comment": 30, "like": 60,
           "vote": 30, "suggest": 3, "report": 10, "picture": 5}},
          {"level": "basic"}, {"level": "member"}, {"level": "regular"}, {"level": "leader"}]}
        """);
  }

  @Test
  void levelAllowsSoMuchADay() {
    for (int i = 0; i < 5; i++) {
      standing.require(caller, Activity.POST);
    }

    assertThatThrownBy(() -> standing.require(caller, Activity.POST))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.code()).isEqualTo("limit_reached"));
    standing.require(caller, Activity.COMMENT);
    assertThat(used("post")).isEqualTo(5);
    assertThat(used("comment")).isEqualTo(1);
    clock.setOffset(Duration.ofDays(1));
    standing.require(caller, Activity.POST);
  }

  @Test
  void limitHoldsForRequestsAtTheSameTime() throws Exception {
    Callable<Boolean> attempt =
        () -> {
          try {
            standing.require(caller, Activity.POST);
            return true;
          } catch (ApiException refused) {
            return false;
          }
        };
    int allowed = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
      for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(30, attempt))) {
        allowed += done.get() ? 1 : 0;
      }
    }

    assertThat(allowed).isEqualTo(5);
    assertThat(used("post")).isEqualTo(5);
  }

  @Test
  void moderatorsAreTrustedAtOnce() {
    api.get(MODERATOR, ME).is(200).has("/level", "leader");
  }

  @Test
  void bannedMemberMayDoNothingUntilTheBanEnds() {
    Instant now = clock.instant();
    standing.ban(userId, now.plus(Duration.ofDays(2)), now);

    assertThatThrownBy(() -> standing.require(caller, Activity.LIKE))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.code()).isEqualTo("banned"));
    clock.setOffset(Duration.ofDays(3));
    standing.require(caller, Activity.LIKE);
  }

  @Test
  void laterDecisionOnABanCountsInAnyOrder() {
    Instant now = clock.instant();
    standing.ban(userId, null, now.plusSeconds(1));
    standing.ban(userId, now.plus(Duration.ofDays(2)), now);

    standing.require(caller, Activity.LIKE);
  }

  @Test
  void levelIsEarnedByWhatOthersLikeEachEventCountingOnce() {
    List<DomainEvent> events =
        new ArrayList<>(List.of(new PostPublished("p-" + userId, userId, "T")));
    IntStream.range(0, 3).forEach(i -> events.add(comment(i)));
    events.add(like(userId, true));
    String other = UUID.randomUUID().toString();
    events.add(like(other, true));
    publishTwice(events);

    await()
        .untilAsserted(() -> {
          Trust trust = trusts.require(userId);
          assertThat(List.of(trust.posts(), trust.comments(), trust.likes()))
              .containsExactly(1L, 3L, 1L);
        });
    assertThat(standing.level(userId)).isEqualTo(TrustLevel.NEW);
    clock.setOffset(Duration.ofDays(2));
    assertThat(standing.level(userId)).isEqualTo(TrustLevel.BASIC);

    publishTwice(List.of(like(other, false)));
    await().untilAsserted(() -> assertThat(standing.level(userId)).isEqualTo(TrustLevel.NEW));
  }

  @Test
  void removalCostsTheLevelUntilItIsRestored() {
    earn(TrustLevel.MEMBER);
    publishTwice(List.of(moderated("remove")));
    await().untilAsserted(() -> assertThat(standing.level(userId)).isEqualTo(TrustLevel.NEW));

    publishTwice(List.of(moderated("restore")));
    await().untilAsserted(() -> assertThat(standing.level(userId)).isEqualTo(TrustLevel.MEMBER));
  }

  @Test
  void rulesHoldWhatNewMembersWrite() {
    List<String> links = List.of("https://a.example", "https://b.example", "https://c.example");
    String text = "The weather in Oslo is best in June, when days are long. ";

    assertThat(standing.screen(userId, text, links.subList(0, 2)))
        .isEqualTo(new Screening(Visibility.VISIBLE, List.of()));
    assertThat(standing.screen(userId, text.toUpperCase() + "!!", List.of()))
        .isEqualTo(new Screening(Visibility.HELD, List.of("repetition")));
    assertThat(standing.screen(userId, "Get a FREE, casino bonus", links))
        .isEqualTo(new Screening(Visibility.HELD, List.of("links", "words")));
    assertThat(standing.screen(userId, "Caffree casino bonuses", List.of()).flags()).isEmpty();
    assertThat(standing.screen(Person.user().userId() + "", text, List.of()).flags()).isEmpty();
  }

  @Test
  void shortTextsMayBeRepeated() {
    standing.screen(userId, "Thank you!", List.of());

    assertThat(standing.screen(userId, "Thank you!", List.of()).flags()).isEmpty();
  }

  @Test
  void whatTrustedMembersWriteIsShownWithItsFlags() {
    earn(TrustLevel.MEMBER);

    assertThat(standing.screen(userId, "online casino", List.of()))
        .isEqualTo(new Screening(Visibility.VISIBLE, List.of("words")));
  }

  @Test
  void standingOfAUserIsErased() {
    earn(TrustLevel.MEMBER);
    standing.require(caller, Activity.POST);
    String text = "The weather in Oslo is best in June, when days are long.";
    standing.screen(userId, text, List.of());
    assertThat(api.get(person, "/api/community/export").is(200).body().at("/trust/0/posts").asInt())
        .isEqualTo(10);

    trusts.erase(userId);
    days.erase(userId);
    texts.erase(userId);

    assertThat(trusts.find(userId)).isEmpty();
    assertThat(days.today(userId).applyAsInt(Activity.POST)).isZero();
    assertThat(standing.screen(userId, text, List.of()).flags()).isEmpty();
  }

  private int used(String activity) {
    return api.get(person, ME)
        .body()
        .at("/limits")
        .valueStream()
        .filter(limit -> limit.at("/activity").asString().equals(activity))
        .findFirst()
        .orElseThrow()
        .at("/used")
        .asInt();
  }

  private void earn(TrustLevel level) {
    mongo.save(
        new Trust(
            userId,
            clock.instant().minus(Duration.ofDays(level.ordinal() * 10L)),
            10,
            20,
            30,
            List.of(),
            null,
            Instant.EPOCH));
    assertThat(standing.level(userId)).isEqualTo(level);
  }

  private CommentAdded comment(int i) {
    return new CommentAdded("c-" + userId + i, "p-" + i, userId, "Ada", null, "T");
  }

  private ContentLiked like(String by, boolean liked) {
    return new ContentLiked(ContentKind.POST, "p-" + userId, userId, by, liked);
  }

  private ContentModerated moderated(String act) {
    return new ContentModerated(
        ContentKind.POST, "p-" + userId, userId, act, "spam", "post.p-" + userId);
  }

  private void publishTwice(List<? extends DomainEvent> events) {
    List<EventEnvelope<DomainEvent>> envelopes =
        events.stream()
            .map(event ->
                new EventEnvelope<DomainEvent>(
                    UUID.randomUUID().toString(), clock.instant(), event))
            .toList();
    publisher.publish(envelopes);
    publisher.publish(envelopes);
  }
}
