package com.onelastai.community.post;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class FeedIT extends PostTest {

  @Autowired TagCounts tagCounts;

  @ParameterizedTest
  @ValueSource(strings = {"new", "hot", "top"})
  void pagesHaveEachPostOnceWhileNewOnesArrive(String feed) {
    List<String> all = new ArrayList<>();
    IntStream.range(0, 7).forEach(i -> all.add(post(author, "Post " + i)));
    String page = ADDRESS + "?feed=%s&tag=%s&size=3".formatted(feed, tag);
    List<String> read = new ArrayList<>();

    while (!page.isEmpty()) {
      Answer answer = api.get(NOBODY, page).is(200);
      read.addAll(items(answer, "id"));
      page = answer.body().at("/next").asString("");
      if (read.size() < 6) {
        clock.setOffset(clock.offset().plusSeconds(1));
        post(author, "Newer");
      }
    }

    assertThat(read).containsOnlyOnceElementsOf(all).doesNotHaveDuplicates();
  }

  @Test
  void newestComesFirst() {
    at(0, () -> post(author, "First"));
    at(1, () -> post(author, "Second"));
    at(2, () -> post(author, "Third"));

    assertThat(titles(NOBODY, "tag=" + tag)).containsExactly("Third", "Second", "First");
    assertThat(titles(NOBODY, "size=2&tag=" + tag)).containsExactly("Third", "Second", "First");
  }

  @Test
  void likesOutweighAgeForSomeTime() {
    String old = post(author, "Old");
    String liked = post(author, "Liked");
    likes(old, 1);
    likes(liked, 100);
    clock.setOffset(Duration.ofHours(13));
    post(author, "New");
    assertThat(titles(NOBODY, "feed=hot&tag=" + tag)).containsExactly("Liked", "New", "Old");

    clock.setOffset(Duration.ofHours(26));
    post(author, "Newer");

    assertThat(titles(NOBODY, "feed=hot&tag=" + tag))
        .containsExactly("Newer", "Liked", "New", "Old");
  }

  @Test
  void topHasThePostsOfThePeriod() {
    likes(post(author, "Old"), 30);
    clock.setOffset(Duration.ofDays(800));
    likes(post(author, "Year"), 20);
    clock.setOffset(Duration.ofDays(800 + 200));
    likes(post(author, "Now"), 10);
    likes(post(author, "Now too"), 11);

    assertThat(titles(NOBODY, "feed=top&period=day&tag=" + tag)).containsExactly("Now too", "Now");
    assertThat(titles(NOBODY, "feed=top&period=week&tag=" + tag)).containsExactly("Now too", "Now");
    assertThat(titles(NOBODY, "feed=top&period=month&tag=" + tag))
        .containsExactly("Now too", "Now");
    assertThat(titles(NOBODY, "feed=top&period=year&tag=" + tag))
        .containsExactly("Year", "Now too", "Now");
    assertThat(titles(NOBODY, "feed=top&period=all&size=1&tag=" + tag))
        .containsExactly("Old", "Year", "Now too", "Now");
    clock.setOffset(Duration.ofDays(1001));
    assertThat(titles(NOBODY, "feed=top&period=day&tag=" + tag)).containsExactly("Now too", "Now");
    clock.setOffset(Duration.ofDays(1002));
    assertThat(titles(NOBODY, "feed=top&period=day&tag=" + tag)).isEmpty();
  }

  @Test
  void followingHasFollowedTagsAndAuthors() {
    Person reader = Person.user();
    Person followed = Person.moderator();
    named(followed, "Leo");
    String other = tag + "-x";
    api.put(reader, "/api/community/follows/tag/" + other, Map.of()).is(204);
    api.put(reader, "/api/community/follows/author/" + id(followed), Map.of()).is(204);
    at(0, () -> post(author, "Neither"));
    at(1, () -> post(followed, "By author"));
    at(2, () -> tagged(author, "With tag", other));
    at(3, () -> tagged(followed, "Both", other));

    assertThat(titles(reader, "feed=following&size=2"))
        .containsExactly("Both", "With tag", "By author");
    assertThat(titles(Person.user(), "feed=following")).isEmpty();
    api.get(NOBODY, ADDRESS + "?feed=following").is(401);
    assertThat(items(api.get(reader, "/api/community/follows"), "name"))
        .containsExactlyInAnyOrder(other, "Leo");

    api.delete(reader, "/api/community/follows/tag/" + other).is(204);
    assertThat(titles(reader, "feed=following")).containsExactly("Both", "By author");
  }

  @Test
  void followIsCheckedAndLimited() {
    api.put(person, "/api/community/follows/author/nobody", Map.of()).is(404);
    isInvalid(api.put(person, "/api/community/follows/tag/A-b", Map.of()), "id");
    for (int i = 0; i < Follows.MAX; i++) {
      api.put(person, "/api/community/follows/tag/x" + i, Map.of()).is(204);
    }
    api.put(person, "/api/community/follows/tag/x1", Map.of()).is(204);
    api.put(person, "/api/community/follows/tag/y", Map.of()).is(409, "too_many_follows");
    api.put(NOBODY, "/api/community/follows/tag/y", Map.of()).is(401);
  }

  @Test
  void wrongParametersAreNamed() {
    isInvalid(api.get(NOBODY, ADDRESS + "?after=x"), "after");
    isInvalid(api.get(NOBODY, ADDRESS + "?feed=x"), "feed");
    isInvalid(api.get(NOBODY, ADDRESS + "?size=0"), "size");
    isInvalid(api.get(NOBODY, ADDRESS + "?tag=a&category=help"), "category");
    isInvalid(api.get(NOBODY, ADDRESS + "?tag=a&author=b"), "author");
    String hot =
        IntStream.range(0, 2)
            .mapToObj(i -> post(author, "P " + i))
            .map(_ -> api.get(NOBODY, ADDRESS + "?feed=hot&size=1&tag=" + tag).text("/next"))
            .toList()
            .getLast();
    isInvalid(api.get(NOBODY, hot.replace("feed=hot", "feed=new")), "after");
  }

  @Test
  void editMovesAPostToOtherTags() {
    String id = post(author, "Moves");
    String other = tag + "-x";
    api.put(
            author,
            ADDRESS + "/" + id,
            Map.of("title", "Moved", "content", "x", "tags", List.of(other), "version", 1))
        .is(200);

    assertThat(titles(NOBODY, "tag=" + tag)).isEmpty();
    assertThat(titles(NOBODY, "tag=" + other)).containsExactly("Moved");
    assertThat(titles(NOBODY, "feed=top&tag=" + other)).containsExactly("Moved");
    tagCounts.count();
    assertThat(posts(other)).isEqualTo(1);
    assertThat(posts(tag)).isZero();
  }

  @Test
  void tagsAreCountedAlsoAfterADeletion() {
    post(author, "Stays");
    String goes = post(author, "Goes");
    tagCounts.count();
    assertThat(posts(tag)).isEqualTo(2);

    api.delete(author, ADDRESS + "/" + goes).is(204);
    draft(author, "Draft");
    tagCounts.count();

    assertThat(posts(tag)).isEqualTo(1);
    assertThat(stored(goes).retag()).isNull();
    assertThat(items(api.get(NOBODY, "/api/community/tags"), "tag")).isNotEmpty();
  }

  private long posts(String tag) {
    TagCount count = mongo.findById(tag, TagCount.class);
    return count == null ? -1 : count.posts();
  }

  private void tagged(Person person, String title, String tag) {
    api.post(person, ADDRESS, Map.of("title", title, "content", "x " + title, "tags", List.of(tag)))
        .is(201);
  }

  private void at(int seconds, Runnable action) {
    clock.setOffset(Duration.ofSeconds(seconds));
    action.run();
  }

  private void likes(String id, long likes) {
    Post post = stored(id);
    Update counted =
        new Update()
            .set("likeCount", likes)
            .set("hot", Rank.hot(Objects.requireNonNull(post.publishedAt()), likes, 0));
    mongo.updateFirst(byId(id), counted, Post.class);
  }
}
