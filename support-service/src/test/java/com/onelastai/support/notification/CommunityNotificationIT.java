package com.onelastai.support.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.community.AchievementEarned;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.ContentModerated;
import com.onelastai.events.community.MemberMentioned;
import com.onelastai.events.community.SuggestionAdvanced;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommunityNotificationIT extends NotificationTest {

  @Autowired ErasedUsers erased;

  private final String stranger = Objects.requireNonNull(Person.user().userId());
  private final String post = "p-" + UUID.randomUUID();

  private CommentAdded comment(@Nullable String answers) {
    return new CommentAdded("c-1", post, stranger, "Bo <b>", answers, "How do I start?");
  }

  private ContentLiked like(String content, String author, String by, boolean liked) {
    return new ContentLiked(ContentKind.COMMENT, content, author, by, liked);
  }

  @Test
  void everyEventIsToldWithItsLink() {
    publish(comment(userId));
    publish(new MemberMentioned(userId, "Bo", post, null, "How do I start?"));
    publish(like("c-2", userId, stranger, true));
    publish(new ContentModerated(ContentKind.POST, post, userId, "hide", "spam", "m-1"));
    publish(new SuggestionAdvanced("s-1", userId, "Answers by mail", "planned"));
    publish(new AchievementEarned(userId, "first-post", 20));

    await().untilAsserted(() -> assertThat(items(list(), "id")).hasSize(6));
    assertThat(items(list(), "title"))
        .containsExactlyInAnyOrder(
            "An answer to you: How do I start?",
            "You are mentioned: How do I start?",
            "Somebody likes what you wrote",
            "A decision on something that you wrote",
            "News of a suggestion: Answers by mail",
            "You have earned an achievement and 20 points");
    assertThat(items(list(), "link"))
        .containsExactlyInAnyOrder(
            "/community/posts/" + post,
            "/community/posts/" + post,
            "/community/comments/c-2",
            "/dashboard/community",
            "/community/roadmap",
            "/dashboard/rewards");
    assertThat(list().text())
        .contains(
            "{\"label\":\"From\",\"value\":\"Bo b\"}",
            "{\"label\":\"Decision\",\"value\":\"hidden\"}",
            "{\"label\":\"Reason\",\"value\":\"spam\"}",
            "{\"label\":\"Status\",\"value\":\"planned\"}",
            "{\"label\":\"Achievement\",\"value\":\"first-post\"}");
  }

  @Test
  void germanReadersReadGerman() {
    publish(comment(userId));
    publish(new SuggestionAdvanced("s-1", userId, "Antworten per Mail", "done"));
    await().until(() -> items(list(), "id").size() == 2);

    account("de", null, new AccountChanged.Notifications(true, false, false, null));

    assertThat(items(list(), "title"))
        .containsExactlyInAnyOrder(
            "Eine Antwort für Sie: How do I start?",
            "Neues von einem Vorschlag: Antworten per Mail");
    assertThat(list().text()).contains("umgesetzt");
  }

  @Test
  void whoAnswersNobodyElseTellsNobody() {
    publish(comment(null));
    publish(new CommentAdded("c-1", post, userId, "Ada", userId, "How do I start?"));
    // Of the same post, so it is handled after the others.
    publish(comment(userId));

    await().until(() -> !items(list(), "id").isEmpty());
    assertThat(items(list(), "title")).hasSize(1);
  }

  @Test
  void likesOfADayAreToldOnceAndThoseTakenBackNever() {
    String content = "c-" + UUID.randomUUID();
    publish(like(content, userId, stranger, false));
    publish(like(content, userId, userId, true));
    for (int i = 0; i < 5; i++) {
      publish(like(content, userId, UUID.randomUUID().toString(), true));
    }
    publish(
        UUID.randomUUID().toString(),
        clock.instant().plus(Duration.ofDays(1)),
        like(content, userId, stranger, true));

    await().until(() -> items(list(), "id").size() == 2);
    assertThat(items(list(), "title")).hasSize(2).containsOnly("Somebody likes what you wrote");
  }

  @Test
  void mailIsQueuedForAnAnswerAndNotForALike() {
    account();
    CommentAdded answer = comment(userId);
    String event = UUID.randomUUID().toString();
    publish(event, clock.instant(), answer);
    await().until(() -> stored(event + "." + userId) != null);
    assertThat(Objects.requireNonNull(stored(event + "." + userId)).mail()).isNotNull();

    publish(like("c-2", userId, stranger, true));
    await().until(() -> items(list(), "id").size() == 2);
    Notification liked =
        Objects.requireNonNull(
            stored(
                "content_liked.c-2.%s.%s"
                    .formatted(clock.instant().toString().substring(0, 10), userId)));
    assertThat(liked.mail()).isNull();
    assertThat(liked.push()).isNull();
  }

  @Test
  void nothingIsStoredOfAnErasedUserWhomOthersAnswer() {
    publish(new UserErased(userId));
    await().until(() -> erased.among(Set.of(userId)).contains(userId));

    publish(comment(userId));
    publish(like("c-2", userId, stranger, true));
    publish(comment(stranger + "-known"));

    await().until(() -> notifications.all(stranger + "-known").size() == 1);
    assertThat(notifications.all(userId)).isEmpty();
  }

  @Test
  void wordOfANewerVersionIsReadable() {
    publish(new SuggestionAdvanced("s-1", userId, "Answers by mail", "postponed"));

    await().until(() -> !items(list(), "id").isEmpty());
    assertThat(list().text()).contains("{\"label\":\"Status\",\"value\":\"something else\"}");
  }
}
