package com.onelastai.community.like;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.test.ContentTest;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class LikeIT extends ContentTest {

  @Autowired Likes likes;
  @Autowired LikeCounts counts;
  @Autowired List<ContentStore> stores;

  private String like(String post) {
    return POSTS + "/" + post + "/like";
  }

  @Test
  void likeCountsOnceHoweverOftenItIsSent() {
    String post = newPost(other);

    post(person, like(post), "").is(200).has("/liked", "true");
    api.post(person, like(post), Map.of("liked", true)).is(200).has("/liked", "true");
    counted(post, 1);
    api.post(person, like(post), Map.of("liked", false)).is(200).has("/liked", "false");
    api.delete(person, like(post)).is(200).has("/liked", "false");
    counted(post, 0);
    post(person, like(post), "").is(200);
    post(Person.user(), like(post), "").is(200);
    counted(post, 2);

    assertThat(published(post, "content-liked.v1")).hasSize(4);
    assertThat(likes.likedBy(userId, Set.of(post, "p-unknown"))).containsExactly(post);
    assertThat(likes.likedBy(null, Set.of(post))).isEmpty();
  }

  @Test
  void commentIsLikedLikeAPost() {
    String post = newPost(other);
    String comment = newComment(other, post, null);

    post(person, COMMENTS + "/" + comment + "/like", "").is(200);

    await()
        .untilAsserted(
            () -> assertThat(counts.of(new ContentId(ContentKind.COMMENT, comment))).isEqualTo(1));
    shows(api.get(person, COMMENTS + "/" + comment).is(200), "{\"likeCount\": 1, \"liked\": true}");
    shows(api.get(NOBODY, COMMENTS + "/" + comment).is(200), "{\"liked\": false}");
    api.delete(person, COMMENTS + "/" + comment + "/like").is(200).has("/liked", "false");
    await()
        .untilAsserted(
            () -> assertThat(counts.of(new ContentId(ContentKind.COMMENT, comment))).isZero());
  }

  @Test
  void nobodyLikesTheirOwnOrWhatTheyDoNotSee() {
    String own = newPost(person);
    String hidden = newPost(other);
    posts().setVisibility(hidden, Visibility.HIDDEN);

    post(person, like(own), "").is(403, "own_content");
    post(person, like(hidden), "").is(404, "not_found");
    post(person, like("p-unknown"), "").is(404, "not_found");
    post(person, COMMENTS + "/c-unknown/like", "").is(404, "not_found");
    post(NOBODY, like(hidden), "").is(401);
    post(visitor, like(hidden), "").is(401);
    post(MODERATOR, like(hidden), "").is(200);
  }

  @Test
  void twoHundredTogglesOfFiftyUsersAtOnceAreCountedAsTheyAreStored() {
    String post = newPost(other);
    List<Person> users = IntStream.range(0, 50).mapToObj(i -> Person.user()).toList();
    Stream<Callable<Answer>> toggles =
        IntStream.range(0, 200)
            .mapToObj(i ->
                () -> api.post(users.get(i % 50), like(post), Map.of("liked", i % 3 != 0)).is(200));

    atOnce(toggles);

    await()
        .untilAsserted(() ->
            assertThat(counts.of(new ContentId(ContentKind.POST, post))).isEqualTo(stored(post)));
    // All of them like it in the end, so that there is something to count.
    Stream<Callable<Answer>> all =
        users.stream().map(user -> () -> post(user, like(post), "").is(200));
    atOnce(all);
    counted(post, 50);
    assertThat(stored(post)).isEqualTo(50);
  }

  @Test
  void eventThatArrivesAgainIsCountedOnce() {
    String post = newPost(other);
    String comment = newComment(other, post, null);
    ContentLiked like =
        new ContentLiked(
            ContentKind.COMMENT, comment, id(other), UUID.randomUUID().toString(), true);
    String event = UUID.randomUUID().toString();

    publish(event, like);
    publish(event, like);
    await().until(() -> counts.of(new ContentId(ContentKind.COMMENT, comment)) > 0);
    publish(event, like);
    publish(like);

    // The last one has the same key, so all before it are counted.
    await().until(() -> counts.of(new ContentId(ContentKind.COMMENT, comment)) > 1);
    assertThat(counts.of(new ContentId(ContentKind.COMMENT, comment))).isEqualTo(2);
  }

  @Test
  void likesOfAnErasedUserAreTakenBack() {
    String post = newPost(other);
    post(person, like(post), "").is(200);
    post(Person.user(), like(post), "").is(200);
    counted(post, 2);
    shows(
        api.get(person, "/api/community/export").is(200),
        "{\"likes\": [{\"kind\": \"post\", \"contentId\": \"%s\"}]}".formatted(post));

    publish(new UserErased(userId));

    counted(post, 1);
    assertThat(mongo.exists(new Query(where("userId").is(userId)), Like.class)).isFalse();
  }

  private void counted(String post, long count) {
    await()
        .untilAsserted(
            () -> assertThat(counts.of(new ContentId(ContentKind.POST, post))).isEqualTo(count));
  }

  private long stored(String post) {
    return mongo.count(new Query(where("contentId").is(post).and("liked").is(true)), Like.class);
  }

  private ContentStore posts() {
    return stores.stream()
        .filter(store -> store.kind() == ContentKind.POST)
        .findFirst()
        .orElseThrow();
  }
}
