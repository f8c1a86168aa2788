package com.onelastai.community.post;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PostIT extends PostTest {

  @Autowired PostRemoval removal;
  @Autowired Standing standing;

  @Test
  void postIsShownToEveryoneAsSafeHtml() {
    named(person, "Sofia");
    String id =
        write(person, " Hello ", "It **works** <script>alert(1)</script>").is(201).text("/id");

    Answer answer = read(NOBODY, id).is(200);

    shows(
        answer,
        """
        {"id": "%s", "author": {"id": "%s", "name": "Sofia"}, "title": "Hello",
         "html": "<p>It <strong>works</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>\\n",
         "category": "general", "tags": ["%s"], "state": "published", "visibility": "visible",
         "locked": false, "version": 1, "likeCount": 0, "commentCount": 0, "viewCount": 0}
        """
            .formatted(id, userId, tag));
    await().untilAsserted(() -> assertThat(events(id, "post-published")).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title | {'title': '   ', 'content': 'a'}",
        "title | {'title': 'ab', 'content': 'a'}",
        "title | {'title': 'a\\nb c', 'content': 'a'}",
        "content | {'title': 'abc', 'content': ''}",
        "content | {'title': 'abc', 'content': 'a\\u0000'}",
        "category | {'title': 'abc', 'content': 'a', 'category': 'x'}",
        "tags | {'title': 'abc', 'content': 'a', 'tags': ['a', 'b', 'c', 'd', 'e', 'f']}",
        "tags[0] | {'title': 'abc', 'content': 'a', 'tags': ['A b']}",
      })
  void wrongFieldIsNamed(String field, String body) {
    isInvalid(post(person, ADDRESS, body.replace('\'', '"')), field);
  }

  @Test
  void textThatIsTooLongOrTooDeepIsRefused() {
    isInvalid(write(person, "abc", "a".repeat(20_001)), "content");
    isInvalid(write(person, "abc", "_a __b ".repeat(100) + "c__ d_ ".repeat(100)), "content");
  }

  @Test
  void bannedMemberEditsNothing() {
    Person author = Person.user();
    String id = write(author, "First", "One").is(201).text("/id");
    Instant now = clock.instant();
    standing.ban(id(author), now.plus(Duration.ofDays(1)), now);

    edit(author, id, "Second", "Two", 1).is(403, "banned");
    read(NOBODY, id).has("/title", "First");
  }

  @Test
  void onlyUsersWrite() {
    write(NOBODY, "abc", "a").is(401);
    write(visitor, "abc", "a").is(401);
  }

  @Test
  void editWithAnOldVersionIsRefusedAndChangesNothing() {
    String id = post(person, "First");

    edit(person, id, "Second", "Two", 1).is(200).has("/version", "2");
    Answer refused = edit(person, id, "Third", "Three", 1).is(409, "changed_meanwhile");

    assertThat(refused.body().at("/version").asInt()).isEqualTo(2);
    read(NOBODY, id).has("/title", "Second").has("/content", "Two");
  }

  @Test
  void editsAtTheSameTimeAreNotLost() {
    String id = post(author, "Start");

    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> edit(author, id, "Edit " + i, "Text " + i, 1).status())
            .toList();

    assertThat(statuses).containsOnlyOnce(200).filteredOn(s -> s == 409).hasSize(7);
    assertThat(stored(id).version()).isEqualTo(2);
    assertThat(stored(id).history()).hasSize(1);
  }

  @Test
  void historyShowsWhatAPostWas() {
    String id = post(author, "First");
    edit(author, id, "Second", "Two", 1).is(200);
    edit(author, id, "Third", "Three", 2).is(200);

    Answer history = api.get(NOBODY, ADDRESS + "/" + id + "/history");

    assertThat(items(history, "title")).containsExactly("Second", "First");
    assertThat(items(history, "content")).containsExactly("Two", "About First");
  }

  @Test
  void historyIsBounded() {
    String id = post(author, "First");
    for (int version = 1; version <= 23; version++) {
      edit(author, id, "Title " + version, "Text " + version, version).is(200);
    }

    Answer history = api.get(NOBODY, ADDRESS + "/" + id + "/history");

    assertThat(items(history, "title")).hasSize(20).startsWith("Title 22").endsWith("Title 3");
  }

  @Test
  void othersCannotChangeAPost() {
    String id = post(person, "Mine");
    Person other = Person.user();

    edit(other, id, "Yours", "x", 1).is(403, "forbidden");
    edit(MODERATOR, id, "Yours", "x", 1).is(403, "forbidden");
    api.delete(other, ADDRESS + "/" + id).is(403, "forbidden");
    edit(NOBODY, id, "Yours", "x", 1).is(401);
    read(NOBODY, id).has("/title", "Mine");
  }

  @Test
  void draftIsTheAuthorsAloneUntilItIsPublished() {
    String id = draft(person, "Soon");

    for (Person other : List.of(NOBODY, Person.user(), MODERATOR)) {
      read(other, id).is(404, "not_found");
      api.get(other, ADDRESS + "/" + id + "/history").is(404);
    }
    assertThat(titles(NOBODY, "tag=" + tag)).isEmpty();
    assertThat(items(api.get(person, ADDRESS + "/drafts"), "id")).containsExactly(id);

    api.post(person, ADDRESS + "/" + id + "/publish", Map.of()).is(200).has("/state", "published");
    api.post(person, ADDRESS + "/" + id + "/publish", Map.of()).is(200);

    read(NOBODY, id).is(200);
    assertThat(titles(NOBODY, "tag=" + tag)).containsExactly("Soon");
    assertThat(items(api.get(person, ADDRESS + "/drafts"), "id")).isEmpty();
    await().untilAsserted(() -> assertThat(events(id, "post-published")).hasSize(1));
  }

  @Test
  void draftsAreLimited() {
    for (int i = 0; i < Posts.MAX_DRAFTS; i++) {
      draft(person, "Draft " + i);
    }

    api.post(person, ADDRESS, Map.of("title", "One more", "content", "x", "draft", true))
        .is(409, "too_many_drafts");
  }

  @Test
  void deletedPostIsGoneAndRemovedLater() {
    String id = post(person, "Gone");

    api.delete(person, ADDRESS + "/" + id).is(204);

    for (Person reader : List.of(NOBODY, person, MODERATOR)) {
      read(reader, id).is(404, "not_found");
    }
    api.delete(person, ADDRESS + "/" + id).is(404);
    assertThat(titles(NOBODY, "tag=" + tag)).isEmpty();
    removal.run();
    assertThat(store.read(id)).isPresent();
    clock.setOffset(Duration.ofDays(31));
    removal.run();
    assertThat(store.read(id)).isEmpty();
  }

  @Test
  void hiddenPostIsSeenByItsAuthorAndModeratorsOnly() {
    String id = post(person, "Hidden");

    assertThat(store.setVisibility(id, Visibility.HIDDEN)).isTrue();

    read(NOBODY, id).is(404);
    read(Person.user(), id).is(404);
    read(person, id).is(200).has("/visibility", "hidden");
    read(MODERATOR, id).is(200);
    assertThat(titles(NOBODY, "tag=" + tag)).isEmpty();
    assertThat(titles(NOBODY, "author=" + userId)).isEmpty();
    assertThat(items(api.get(person, ADDRESS + "/mine"), "visibility")).containsExactly("hidden");

    store.setVisibility(id, Visibility.VISIBLE);
    assertThat(titles(NOBODY, "tag=" + tag)).containsExactly("Hidden");
    await().untilAsserted(() -> assertThat(events(id, "post-published")).hasSize(1));
  }

  @Test
  void heldPostIsPublishedWhenAModeratorShowsIt() {
    String mentioned = named(Person.user(), "Leo");
    Answer answer =
        write(
            person,
            "Links",
            "@[x](member:%s) https://a.example https://b.example https://c.example https://d.example"
                .formatted(mentioned));
    String id = answer.is(201).has("/visibility", "held").text("/id");

    read(Person.user(), id).is(404);
    read(person, id).is(200);
    assertThat(titles(NOBODY, "tag=" + tag)).isEmpty();
    await().untilAsserted(() -> assertThat(events(id, "content-flagged")).hasSize(1));
    assertThat(events(id, "post-published")).isEmpty();
    assertThat(events(id, "member-mentioned")).isEmpty();

    store.setVisibility(id, Visibility.VISIBLE);

    assertThat(titles(NOBODY, "tag=" + tag)).containsExactly("Links");
    await().untilAsserted(() -> assertThat(events(id, "post-published")).hasSize(1));
    assertThat(events(id, "member-mentioned")).hasSize(1);
  }

  @Test
  void editDoesNotShowWhatAModeratorHasHidden() {
    String id = post(person, "Hidden");
    store.setVisibility(id, Visibility.HIDDEN);

    edit(person, id, "Better", "Nicer", 1).is(200).has("/visibility", "hidden");

    read(NOBODY, id).is(404);
  }

  @Test
  void eachMemberIsToldOnceOfAMention() {
    named(person, "Sofia");
    String leo = named(Person.user(), "Leo");
    String mia = named(Person.user(), "Mia");
    String id =
        write(person, "Hello", "@[L](member:%s) and I, @[S](member:%s)".formatted(leo, userId))
            .is(201)
            .text("/id");

    edit(person, id, "Hello", "@[L](member:%s) @[M](member:%s)".formatted(leo, mia), 1).is(200);

    await().untilAsserted(() -> assertThat(events(id, "member-mentioned")).hasSize(2));
    assertThat(events(id, "member-mentioned").toString())
        .containsOnlyOnce(leo)
        .containsOnlyOnce(mia)
        .contains("Sofia")
        .doesNotContain("\"userId\":\"" + userId);
  }

  @Test
  void readerSeesTheirOwnLike() {
    String id = post(author, "Liked");
    api.post(person, ADDRESS + "/" + id + "/like", Map.of()).is(200);

    assertThat(read(person, id).body().at("/liked").asBoolean()).isTrue();
    assertThat(read(Person.user(), id).body().at("/liked").asBoolean()).isFalse();
    assertThat(read(NOBODY, id).body().at("/liked").asBoolean()).isFalse();
    await().untilAsserted(() -> assertThat(stored(id).likeCount()).isEqualTo(1));
    await().untilAsserted(() -> read(NOBODY, id).has("/likeCount", "1"));
  }

  @Test
  void lockIsShown() {
    String id = post(person, "Locked");

    assertThat(store.setLocked(id, true)).isTrue();
    assertThat(store.setLocked("p-none", true)).isFalse();

    assertThat(read(NOBODY, id).body().at("/locked").asBoolean()).isTrue();
  }

  @Test
  void viewIsCountedOnceForEachVisitorAndDay() {
    String id = post(author, "Seen");
    Person reader = Person.visitor();

    read(reader, id).is(200);
    read(reader, id).is(200);
    read(reader.signedIn(), id).is(200);
    read(Person.visitor(), id).is(200);
    read(Person.user(), id).is(200);
    read(NOBODY, id).is(200);
    read(author, id).is(200);
    assertThat(stored(id).viewCount()).isEqualTo(3);

    clock.setOffset(Duration.ofDays(1));
    read(reader, id).is(200);
    assertThat(stored(id).viewCount()).isEqualTo(4);
  }

  private static List<String> events(String postId, String type) {
    return Topic.read(CommunityEvent.TOPIC, postId).stream()
        .filter(event -> event.startsWith("com.onelastai.community." + type + "."))
        .toList();
  }
}
