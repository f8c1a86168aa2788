package com.onelastai.community.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.member.Member;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A post of a member, and what is done about it. */
abstract class ModerationTest extends ServiceTest {

  static final String MODERATION = "/api/community/moderation";

  @Autowired Cases cases;
  @Autowired Contents contents;

  final Person reporter = Person.user();
  String postId = "";
  String caseId = "";

  @BeforeEach
  void writePost() {
    mongo.save(new Member(userId, "Ada", null, true, 1));
    postId = write(person);
    caseId = Kind.POST.caseId(postId);
  }

  String write(Person author) {
    return api.post(
            author,
            "/api/community/posts",
            Map.of("title", "A title", "content", "Words of " + UUID.randomUUID()))
        .is(201)
        .text("/id");
  }

  /** Others need some trust before their reports hide anything. */
  Person trusted() {
    Person member = Person.user();
    mongo.save(
        new Document("_id", member.userId())
            .append("firstSeenAt", Date.from(clock.instant().minus(Duration.ofDays(5))))
            .append("posts", 3L)
            .append("comments", 5L)
            .append("likes", 5L)
            .append("removals", List.of())
            .append("banDecidedAt", new Date(0)),
        "communitytrust");
    return member;
  }

  Answer report(Person by, String reason) {
    return api.post(
        by, "/api/community/posts/" + postId + "/report", Map.of("reason", reason, "note", "Look"));
  }

  Answer act(Person by, String act, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("act", act);
    return api.post(by, MODERATION + "/cases/" + caseId + "/acts", body);
  }

  Answer appeal(Person by, String text) {
    return api.post(by, MODERATION + "/cases/" + caseId + "/appeal", Map.of("text", text));
  }

  Answer decide(Person by, String decision) {
    return api.post(
        by, MODERATION + "/cases/" + caseId + "/appeal/decision", Map.of("decision", decision));
  }

  /** A report has opened the case. */
  void open() {
    report(reporter, "spam").is(204);
    await().untilAsserted(() -> assertThat(cases.find(caseId)).isPresent());
  }

  ContentSnapshot post() {
    return contents.find(Kind.POST, postId).orElseThrow();
  }

  void isVisible(Visibility visibility) {
    assertThat(post().visibility()).isEqualTo(visibility);
  }

  List<String> acts() {
    return cases.require(caseId).acts().stream().map(act -> act.type().value()).toList();
  }

  static String id(Person person) {
    return Objects.requireNonNull(person.userId());
  }
}
