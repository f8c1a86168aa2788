package com.onelastai.community.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.Visibility;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for posts holds for comments and suggestions. */
class OtherContentIT extends ModerationTest {

  @Test
  void commentIsHiddenByReportsAndRestored() {
    String id =
        api.post(
                person,
                "/api/community/posts/" + postId + "/comments",
                Map.of("content", "A comment of " + userId))
            .is(201)
            .text("/id");

    isModerated(Kind.COMMENT, id, "/api/community/comments/");
  }

  @Test
  void suggestionIsHiddenByReportsAndRestored() {
    String id =
        api.post(
                person,
                "/api/community/suggestions",
                Map.of(
                    "title", "A title", "description", "A wish of " + userId, "category", "agents"))
            .is(201)
            .text("/id");

    isModerated(Kind.SUGGESTION, id, "/api/community/suggestions/");
  }

  private void isModerated(Kind kind, String id, String address) {
    caseId = kind.caseId(id);
    Stream.generate(this::trusted)
        .limit(3)
        .forEach(
            member -> api.post(member, address + id + "/report", Map.of("reason", "hate")).is(204));
    await().untilAsserted(() -> has(kind, id, Visibility.HIDDEN));
    api.post(person, address + id + "/report", Map.of("reason", "hate")).is(403, "own_content");

    act(MODERATOR, "lock", Map.of()).is(409, "act_not_possible");
    act(MODERATOR, "dismiss", Map.of()).is(200).has("/content/visibility", "visible");
    has(kind, id, Visibility.VISIBLE);
    assertThat(acts()).containsExactly("hide", "restore");
  }

  private void has(Kind kind, String id, Visibility visibility) {
    assertThat(contents.find(kind, id).orElseThrow().visibility()).isEqualTo(visibility);
  }
}
