package com.onelastai.community.moderation;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.Visibility;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class ModerationIT extends ModerationTest {

  private static final Map<String, Object> FOR_SPAM = Map.of("reason", "spam", "note", "Once!");

  @Autowired Effects effects;
  @Autowired Reports reports;

  private final Person colleague = Person.moderator();

  @Test
  void reportOpensACase() {
    open();

    Answer queue = api.get(MODERATOR, MODERATION + "/queue?kind=post&reason=spam&size=100");
    assertThat(items(queue, "id")).contains(caseId);
    shows(
        api.get(MODERATOR, MODERATION + "/cases/" + caseId).is(200),
        """
        {"kind": "post", "contentId": "%s", "status": "open", "version": 0, "reportCount": 1,
         "author": {"userId": "%s", "name": "Ada"}, "content": {"visibility": "visible"},
         "reports": [{"reason": "spam", "note": "Look", "reporter": {"userId": "%s"}}]}
        """
            .formatted(postId, userId, id(reporter)));
    assertThat(items(api.get(MODERATOR, MODERATION + "/queue?kind=comment"), "id"))
        .doesNotContain(caseId);
    assertThat(Topic.read(CommunityEvent.TOPIC, postId))
        .anyMatch(event -> event.startsWith("com.onelastai.community.content-reported.v1"));
  }

  @Test
  void memberReportsContentOnceAndNeverTheirOwn() {
    open();

    report(reporter, "hate").is(204);
    report(person, "spam").is(403, "own_content");
    report(visitor, "spam").is(401);
    isInvalid(report(reporter, "ugly"), "reason");
    isInvalid(
        api.post(Person.user(), "/api/community/posts/" + postId + "/report", Map.of()), "reason");
    api.post(reporter, "/api/community/posts/p-none/report", Map.of("reason", "spam"))
        .is(404, "not_found");
    assertThat(reports.ofCase(caseId)).extracting(Report::reason).containsExactly(Reason.SPAM);
  }

  @Test
  void manyReportsAtOnceHideExactlyOnce() throws Exception {
    List<Callable<Answer>> attempts =
        Stream.generate(this::trusted)
            .limit(20)
            .<Callable<Answer>>map(member -> () -> report(member, "spam"))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
      for (Future<Answer> done : threads.invokeAll(attempts)) {
        done.get();
      }
    }

    int stored = reports.ofCase(caseId).size();
    assertThat(stored).isGreaterThanOrEqualTo(3);
    await()
        .untilAsserted(
            () -> assertThat(cases.find(caseId).map(ModerationCase::reports)).contains(stored));
    await().untilAsserted(() -> isVisible(Visibility.HIDDEN));
    assertThat(acts()).containsExactly("hide");
    assertThat(cases.require(caseId).status()).isEqualTo(CaseStatus.OPEN);
    await()
        .untilAsserted(() ->
            assertThat(Topic.read(CommunityEvent.TOPIC, postId))
                .filteredOn(event -> event.contains("content-moderated"))
                .hasSize(1));
    report(Person.user(), "spam").is(404, "not_found");
  }

  @Test
  void reportsOfNewMembersHideNothing() {
    Stream.generate(Person::user).limit(4).forEach(member -> report(member, "spam").is(204));

    await()
        .untilAsserted(
            () -> assertThat(cases.find(caseId).map(ModerationCase::reports)).contains(4));
    isVisible(Visibility.VISIBLE);
  }

  @Test
  void whatAModeratorShowedAgainNeedsNewReportsToBeHidden() {
    hideByReports();
    act(MODERATOR, "dismiss", Map.of()).is(200).has("/acts/1/act", "restore");
    isVisible(Visibility.VISIBLE);

    clock.setOffset(Duration.ofMinutes(1));
    report(trusted(), "spam").is(204);
    await()
        .untilAsserted(() -> assertThat(cases.require(caseId).status()).isEqualTo(CaseStatus.OPEN));
    isVisible(Visibility.VISIBLE);
  }

  @Test
  void moderatorDecidesAndTheAuthorIsTold() {
    open();

    act(MODERATOR, "remove", FOR_SPAM)
        .is(200)
        .has("/status", "decided")
        .has("/content/visibility", "removed")
        .has("/acts/0/by/userId", id(MODERATOR));
    isVisible(Visibility.REMOVED);
    shows(
        api.get(person, MODERATION + "/mine").is(200),
        """
        {"items": [{"id": "%s", "status": "decided", "acts": [
          {"act": "remove", "reason": "spam", "note": "Once!", "role": "moderator", "by": null,
           "appealable": true}]}]}
        """
            .formatted(caseId));
    await()
        .untilAsserted(() ->
            assertThat(Topic.read(CommunityEvent.TOPIC, postId))
                .anyMatch(event -> event.contains("\"act\":\"remove\"")));

    act(MODERATOR, "restore", Map.of()).is(200);
    isVisible(Visibility.VISIBLE);
    act(MODERATOR, "lock", Map.of()).is(200).has("/content/locked", "true");
    act(MODERATOR, "unlock", Map.of()).is(200).has("/content/locked", "false");
  }

  @Test
  void authorReadsTheCaseWithoutNames() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);

    Answer own = api.get(person, MODERATION + "/cases/" + caseId).is(200);

    assertThat(own.text()).doesNotContain(id(reporter), id(MODERATOR), "Look");
    own.has("/reports/0/reason", "spam");
    api.get(reporter, MODERATION + "/cases/" + caseId).is(404, "not_found");
    assertThat(items(api.get(reporter, MODERATION + "/mine"), "id")).isEmpty();
  }

  @Test
  void incompleteAndImpossibleActsAreRefused() {
    open();

    isInvalid(act(MODERATOR, "hide", Map.of()), "reason");
    isInvalid(act(MODERATOR, "ban", Map.of("reason", "spam")), "days");
    isInvalid(act(MODERATOR, "ban", Map.of("reason", "spam", "days", 0)), "days");
    isInvalid(act(MODERATOR, "lock", Map.of("days", 3)), "days");
    isInvalid(act(MODERATOR, "uphold", Map.of()), "act");
    isInvalid(act(MODERATOR, "explode", Map.of()), "act");
    api.post(MODERATOR, MODERATION + "/cases/post.none/acts", Map.of("act", "dismiss"))
        .is(404, "not_found");
    api.post(MODERATOR, MODERATION + "/members/" + userId + "/acts", Map.of("act", "lock"))
        .is(409, "act_not_possible");
    assertThat(acts()).isEmpty();
  }

  @Test
  void onlyModeratorsDecide() {
    open();

    for (Person other : List.of(person, reporter)) {
      api.get(other, MODERATION + "/queue").is(403);
      act(other, "dismiss", Map.of()).is(403);
      decide(other, "upheld").is(403);
      api.post(other, MODERATION + "/members/" + userId + "/acts", Map.of("act", "unban")).is(403);
    }
    api.get(MODERATOR, MODERATION + "/rules").is(200).has("/hide/from", "basic");
    api.get(person, MODERATION + "/rules").is(403);
    api.get(NOBODY, MODERATION + "/queue").is(401);
    api.get(NOBODY, MODERATION + "/mine").is(401);
    act(new Person(userId, null, List.of("user", "moderator")), "dismiss", Map.of())
        .is(403, "own_content");
  }

  @Test
  void secondOfTwoDecisionsIsRefused() throws Exception {
    open();
    Map<String, Object> seen = Map.of("reason", "spam", "version", 0);
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> attempts =
          Stream.generate(
                  () -> (Callable<Integer>) () -> act(Person.moderator(), "hide", seen).status())
              .limit(8)
              .toList();
      for (Future<Integer> done : threads.invokeAll(attempts)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(200).contains(409);
    assertThat(acts()).containsExactly("hide");
    act(MODERATOR, "dismiss", Map.of("version", 0)).is(409, "changed_meanwhile");
  }

  @Test
  void contentIsAsTheLastOfManyActsSays() throws Exception {
    open();
    List<Callable<Integer>> attempts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String act = i % 2 == 0 ? "hide" : "restore";
      attempts.add(() -> act(MODERATOR, act, FOR_SPAM).status());
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> done : threads.invokeAll(attempts)) {
        assertThat(done.get()).isIn(200, 409);
      }
    }

    ModerationCase found = cases.require(caseId);
    assertThat(found.acts()).hasSizeGreaterThan(1);
    assertThat(found.pendingSince()).isNull();
    assertThat(found.carriedOut()).isEqualTo(found.acts().size());
    isVisible(found.lastOnVisibility().flatMap(act -> act.type().visibility()).orElseThrow());
  }

  @Test
  void banEndsByItselfOrByAModerator() {
    open();
    act(MODERATOR, "ban", Map.of("reason", "spam", "days", 3)).is(200);

    String other = write(reporter);
    String report = "/api/community/posts/" + other + "/report";
    Answer refused = api.post(person, report, Map.of("reason", "spam")).is(403, "banned");
    assertThat(refused.text("/until")).isNotEmpty();
    api.post(MODERATOR, MODERATION + "/members/" + userId + "/acts", Map.of("act", "unban"))
        .is(200)
        .has("/kind", "member");
    api.post(person, report, Map.of("reason", "spam")).is(204);
    api.post(MODERATOR, MODERATION + "/members/nobody/acts", Map.of("act", "unban"))
        .is(404, "not_found");
  }

  @Test
  void moderatorActsOnWhatNobodyHasReported() {
    api.get(MODERATOR, MODERATION + "/cases/" + caseId)
        .is(200)
        .has("/status", "decided")
        .has("/version", "0")
        .has("/content/visibility", "visible")
        .has("/author/name", "Ada");
    assertThat(cases.find(caseId)).isEmpty();
    api.get(person, MODERATION + "/cases/" + caseId).is(404, "not_found");
    api.get(MODERATOR, MODERATION + "/cases/post.p-none").is(404, "not_found");
    api.get(MODERATOR, MODERATION + "/cases/" + postId).is(404, "not_found");
    isInvalid(act(MODERATOR, "hide", Map.of()), "reason");
    act(new Person(userId, null, List.of("user", "moderator")), "hide", FOR_SPAM)
        .is(403, "own_content");
    assertThat(cases.find(caseId)).isEmpty();

    act(MODERATOR, "hide", FOR_SPAM).is(200).has("/content/visibility", "hidden");

    assertThat(acts()).containsExactly("hide");
    act(colleague, "restore", Map.of("version", 0)).is(409, "changed_meanwhile");
    appeal(person, "It was no spam.").is(200).has("/status", "appealed");
    decide(colleague, "overturned").is(200).has("/content/visibility", "visible");
  }

  @Test
  void firstOfManyActsOpensTheCase() throws Exception {
    Map<String, Object> seen = Map.of("reason", "spam", "version", 0);
    List<Callable<Integer>> attempts =
        Stream.<Callable<Integer>>generate(
                () -> () -> act(Person.moderator(), "hide", seen).status())
            .limit(8)
            .toList();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> done : threads.invokeAll(attempts)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).hasSize(8).containsOnlyOnce(200).contains(409);
    assertThat(acts()).containsExactly("hide");
  }

  @Test
  void memberIsWarnedAndBannedOutsideACase() {
    String about = MODERATION + "/cases/" + Kind.MEMBER.caseId(userId);
    String trust = "/api/community/trust/members/";
    api.get(MODERATOR, about).is(200).has("/version", "0").has("/author/name", "Ada");
    api.get(MODERATOR, MODERATION + "/cases/member.nobody").is(404, "not_found");
    api.get(MODERATOR, trust + userId).is(200).has("/level", "new").has("/bannedUntil", "");
    api.get(MODERATOR, trust + "nobody").is(404, "not_found");
    api.get(person, trust + userId).is(403, "forbidden");
    api.get(person, MODERATION + "/members/" + userId + "/cases").is(403, "forbidden");

    act(MODERATOR, "hide", FOR_SPAM).is(200);
    api.post(MODERATOR, about + "/acts", Map.of("act", "warn", "reason", "hate")).is(200);
    api.post(MODERATOR, about + "/acts", Map.of("act", "hide", "reason", "hate"))
        .is(409, "act_not_possible");
    api.post(MODERATOR, about + "/acts", Map.of("act", "ban", "reason", "hate", "days", 3))
        .is(200)
        .has("/acts/0/act", "warn")
        .has("/acts/1/act", "ban");

    assertThat(api.get(MODERATOR, trust + userId).is(200).text("/bannedUntil")).isNotEmpty();
    List<Answer> pages = pages(MODERATOR, MODERATION + "/members/" + userId + "/cases?size=1");
    assertThat(pages.stream().flatMap(page -> items(page, "id").stream()))
        .containsExactly(Kind.MEMBER.caseId(userId), caseId);
    assertThat(texts(pages.getFirst(), "/items/0/acts", "act")).containsExactly("ban", "warn");
    api.post(MODERATOR, about + "/acts", Map.of("act", "unban")).is(200);
    api.get(MODERATOR, trust + userId).is(200).has("/bannedUntil", "");
  }

  @Test
  void appealIsDecidedByAnotherModerator() {
    open();
    act(MODERATOR, "remove", FOR_SPAM).is(200);

    appeal(reporter, "Why?").is(404, "not_found");
    isInvalid(appeal(person, " "), "text");
    appeal(person, "It is my own work.").is(200).has("/status", "appealed");
    appeal(person, "Again").is(409, "no_appeal");
    assertThat(items(api.get(MODERATOR, MODERATION + "/queue?status=appealed&size=100"), "id"))
        .contains(caseId);
    decide(MODERATOR, "overturned").is(403, "other_moderator_needed");

    decide(colleague, "overturned").is(200).has("/status", "decided");

    isVisible(Visibility.VISIBLE);
    assertThat(acts()).containsExactly("remove", "restore");
    decide(colleague, "overturned").is(409, "no_appeal");
    api.get(person, MODERATION + "/mine")
        .has("/items/0/acts/1/appeal/outcome", "overturned")
        .has("/items/0/acts/1/appealable", "false");
  }

  @Test
  void upheldActStaysAndCannotBeAppealedAgain() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);
    appeal(person, "No").is(200);

    decide(colleague, "upheld").is(200);

    isVisible(Visibility.HIDDEN);
    appeal(person, "No!").is(409, "no_appeal");
  }

  @Test
  void appealIsPossibleForThirtyDays() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);

    clock.setOffset(Duration.ofDays(30));
    appeal(person, "Late").is(409, "no_appeal");
    clock.setOffset(Duration.ofDays(29));
    appeal(person, "In time").is(200);
  }

  @Test
  void flaggedContentWaitsUntilItIsDismissed() {
    contents.store(Kind.POST).orElseThrow().setVisibility(postId, Visibility.HELD);
    EventEnvelope<ContentFlagged> flagged =
        new EventEnvelope<>(
            UUID.randomUUID().toString(),
            clock.instant(),
            new ContentFlagged(ContentKind.POST, postId, List.of("links")));
    publisher.publish(List.of(flagged));
    await().untilAsserted(() -> assertThat(cases.find(caseId)).isPresent());

    act(MODERATOR, "dismiss", Map.of()).is(200);
    isVisible(Visibility.VISIBLE);

    publisher.publish(List.of(flagged));
    report(reporter, "spam").is(204);
    await().untilAsserted(() -> assertThat(cases.require(caseId).reports()).isEqualTo(1));
    assertThat(cases.require(caseId).flags()).containsExactly("links");
  }

  @Test
  void recordedActIsCarriedOutAfterACrash() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);
    contents.store(Kind.POST).orElseThrow().setVisibility(postId, Visibility.VISIBLE);
    mongo.updateFirst(
        byId(caseId),
        new Update()
            .set("carriedOut", 0)
            .set("pendingSince", clock.instant().minus(Duration.ofMinutes(1))),
        ModerationCase.class);

    effects.finish();

    isVisible(Visibility.HIDDEN);
    assertThat(cases.require(caseId).pendingSince()).isNull();
  }

  @Test
  void publicLogHasNoPersonsAndNoTexts() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);
    act(MODERATOR, "restore", Map.of()).is(200);

    Answer log = api.get(NOBODY, MODERATION + "/log?size=2").is(200);

    shows(
        log,
        """
        {"items": [
          {"act": "restore", "reason": null, "kind": "post", "role": "moderator"},
          {"act": "hide", "reason": "spam", "kind": "post", "role": "moderator"}]}
        """);
    assertThat(log.text()).doesNotContain(userId, id(MODERATOR), postId, "Once!");
    assertThat(log.body().at("/items/0").propertyNames())
        .containsExactlyInAnyOrder("act", "reason", "kind", "role", "at");
  }

  @Test
  void listsArePaged() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);
    act(MODERATOR, "restore", Map.of()).is(200);

    assertThat(pages(NOBODY, MODERATION + "/log?size=1").size()).isGreaterThanOrEqualTo(2);
    List<String> decided =
        pages(MODERATOR, MODERATION + "/queue?status=decided&kind=post&size=1").stream()
            .flatMap(page -> items(page, "id").stream())
            .toList();
    assertThat(decided).contains(caseId).doesNotHaveDuplicates();
  }

  @Test
  void personsAreErasedAndActsStay() {
    open();
    act(MODERATOR, "hide", FOR_SPAM).is(200);
    appeal(person, "It is mine.").is(200);
    Answer export = api.get(person, "/api/community/export").is(200);
    export.has("/moderation/0/acts/0/act", "hide");
    api.get(reporter, "/api/community/export").has("/contentReports/0/note", "Look");

    reports.erase(id(reporter));
    cases.erase(id(MODERATOR));
    cases.erase(userId);
    cases.erase(userId);

    ModerationCase left = cases.require(caseId);
    assertThat(left.toString())
        .doesNotContain(userId, id(MODERATOR), "It is mine.", "Once!")
        .contains("HIDE");
    assertThat(reports.ofCase(caseId))
        .singleElement()
        .satisfies(report ->
            assertThat(report.toString()).doesNotContain(id(reporter), "Look").contains("SPAM"));
    assertThat(reports.ofUser(id(reporter))).isEmpty();
  }

  private void hideByReports() {
    Stream.generate(this::trusted).limit(3).forEach(member -> report(member, "spam").is(204));
    await().untilAsserted(() -> isVisible(Visibility.HIDDEN));
  }
}
