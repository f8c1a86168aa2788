package com.onelastai.community.comment;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.test.ContentTest;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommentIT extends ContentTest {

  private static final String ADDED = "comment-added.v1";
  private static final String WITHDRAWN = "comment-withdrawn.v1";
  private static final String MENTIONED = "member-mentioned.v1";

  @Autowired CommentStore store;
  @Autowired List<ContentStore> stores;

  private String comments(String post) {
    return POSTS + "/" + post + "/comments";
  }

  @Test
  void commentIsShownWithItsAuthorAndSafeHtml() {
    account(person, "Ada");
    String post = newPost(other);

    Answer added = comment(person, post, "It is **good** <script>x()</script>", null).is(201);

    shows(
        added,
        """
        {"postId": "%s", "replyTo": null, "depth": 0, "state": "visible",
         "author": {"id": "%s", "name": "Ada"}, "likeCount": 0, "liked": false, "version": 1}
        """
            .formatted(post, userId));
    assertThat(added.text("/html")).contains("<strong>good</strong>").doesNotContain("<script");
    assertThat(threads(api.get(NOBODY, comments(post)))).containsExactly(added.text("/id"));
  }

  @Test
  void whoIsAnsweredAndWhoIsMentionedAreToldOnce() {
    account(person, "Ada");
    Person third = Person.user();
    account(third, "Cleo");
    String post = newPost(other);
    String first = newComment(third, post, null);
    String text =
        "@[Cleo](member:%s) @[Ada](member:%s) and @[Bo](member:%s)"
            .formatted(id(third), userId, id(other));
    account(other, "Bo");

    String reply = comment(person, post, text, first).is(201).text("/id");
    newComment(person, post, null);
    newComment(other, post, null);

    await().until(() -> published(post, ADDED).size() == 4);
    List<String> added = published(post, ADDED);
    assertThat(added.get(0)).contains("\"answers\":\"%s\"".formatted(id(other)));
    assertThat(added.get(1))
        .contains("\"answers\":\"%s\"".formatted(id(third)), "\"author\":\"Ada\"", "A question");
    assertThat(added.get(2)).contains("\"answers\":\"%s\"".formatted(id(other)));
    assertThat(added.get(3)).doesNotContain("\"answers\":\"");
    // Cleo is told of the answer, Ada mentioned herself.
    assertThat(published(post, MENTIONED))
        .singleElement()
        .asString()
        .contains("\"userId\":\"%s\"".formatted(id(other)), reply);
  }

  @Test
  void threadsArePagedWithTheirFirstReplies() {
    String post = newPost(other);
    List<String> roots = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      roots.add(newComment(MODERATOR, post, null));
    }
    List<String> replies = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      replies.add(newComment(MODERATOR, post, roots.get(1)));
    }
    String nested = newComment(MODERATOR, post, replies.get(0));

    List<Answer> pages = pages(NOBODY, comments(post) + "?size=2");
    assertThat(pages).hasSize(3);
    assertThat(pages.stream().flatMap(page -> threads(page).stream()))
        .containsExactlyElementsOf(roots);
    assertThat(
            pages(NOBODY, comments(post) + "?size=2&sort=newest").stream()
                .flatMap(page -> threads(page).stream()))
        .containsExactlyElementsOf(roots.reversed());
    List<String> read = new ArrayList<>(replies);
    read.add(1, nested);
    List<String> shown = texts(pages.getFirst(), "/items/1/replies/items", "id");
    assertThat(shown).containsExactlyElementsOf(read.subList(0, 10));
    String next = pages.getFirst().text("/items/1/replies/next");
    assertThat(pages(NOBODY, next).stream().flatMap(page -> items(page, "id").stream()))
        .containsExactlyElementsOf(read.subList(10, 13));
    assertThat(
            pages(NOBODY, COMMENTS + "/" + roots.get(1) + "/replies?size=5").stream()
                .flatMap(page -> items(page, "id").stream()))
        .containsExactlyElementsOf(read);
    assertThat(items(api.get(NOBODY, COMMENTS + "/" + replies.get(0) + "/replies"), "id"))
        .containsExactly(nested);
  }

  @Test
  void mostLikedThreadsComeFirst() {
    String post = newPost(other);
    String none = newComment(other, post, null);
    String two = newComment(other, post, null);
    String one = newComment(other, post, null);
    for (String liked : List.of(two, two, one)) {
      post(Person.user(), COMMENTS + "/" + liked + "/like", "").is(200);
    }
    await().until(() -> store.require(two).likeCount() == 2 && store.require(one).likeCount() == 1);

    assertThat(
            pages(NOBODY, comments(post) + "?sort=top&size=1").stream()
                .flatMap(page -> threads(page).stream()))
        .containsExactly(two, one, none);
  }

  @Test
  void deepRepliesStandBesideWhatTheyReplyTo() {
    String post = newPost(other);
    String parent = newComment(MODERATOR, post, null);
    List<String> chain = new ArrayList<>(List.of(parent));
    for (int i = 0; i < 8; i++) {
      parent = newComment(MODERATOR, post, parent);
      chain.add(parent);
    }

    Answer replies = api.get(NOBODY, COMMENTS + "/" + chain.getFirst() + "/replies").is(200);

    assertThat(items(replies, "id")).containsExactlyElementsOf(chain.subList(1, 9));
    assertThat(replies.body().at("/items").valueStream().map(item -> item.get("depth").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 6, 6);
    assertThat(items(replies, "replyTo")).containsExactlyElementsOf(chain.subList(0, 8));
  }

  @Test
  void commentThatIsSentAgainIsStoredOnce() {
    String post = newPost(other);
    Map<String, Object> body = Map.of("content", "Only once", "clientId", "x-1");

    Callable<Answer> sent = () -> api.post(person, comments(post), body).is(201);
    atOnce(Stream.generate(() -> sent).limit(8));

    assertThat(threads(api.get(NOBODY, comments(post)))).hasSize(1);
    api.post(other, comments(post), body).is(201);
    assertThat(threads(api.get(NOBODY, comments(post)))).hasSize(2);
    await().until(() -> published(post, ADDED).size() == 2);
  }

  @Test
  void editNeedsTheVersionThatWasSeen() {
    account(other, "Bo");
    String post = newPost(other);
    String comment = newComment(person, post, null);
    Map<String, Object> edit =
        Map.of("content", "Better, @[Bo](member:%s)".formatted(id(other)), "version", 1);

    api.put(Person.user(), COMMENTS + "/" + comment, edit).is(404, "not_found");
    api.put(MODERATOR, COMMENTS + "/" + comment, edit).is(404, "not_found");
    shows(
        api.put(person, COMMENTS + "/" + comment, edit).is(200),
        "{\"version\": 2, \"editedAt\": \"${json-unit.any-string}\"}");
    api.put(person, COMMENTS + "/" + comment, edit)
        .is(409, "changed_meanwhile")
        .has("/version", "2");
    isInvalid(api.put(person, COMMENTS + "/" + comment, Map.of("content", "x")), "version");
    assertThat(api.get(NOBODY, COMMENTS + "/" + comment).text("/html")).contains("Better");
    await().until(() -> published(post, MENTIONED).size() == 1);
  }

  @Test
  void sameTextAgainIsNeitherAnEditNorARepetition() {
    String words = "Words of " + userId + " that are long enough to count as repeated";
    String comment = comment(person, newPost(other), words, null).is(201).text("/id");
    Map<String, Object> same = Map.of("content", " " + words, "version", 1);

    api.put(person, COMMENTS + "/" + comment, same).is(200).has("/version", "1");
    shows(
        api.put(person, COMMENTS + "/" + comment, same).is(200),
        "{\"state\": \"visible\", \"version\": 1, \"editedAt\": null}");
  }

  @Test
  void deletedCommentKeepsItsPlaceForItsReplies() {
    String post = newPost(other);
    String root = newComment(person, post, null);
    String reply = newComment(other, post, root);
    String alone = newComment(person, post, null);
    await().until(() -> store.require(root).replyCount() == 1);

    api.delete(other, COMMENTS + "/" + root).is(404, "not_found");
    api.delete(person, COMMENTS + "/" + root).is(204);
    api.delete(person, COMMENTS + "/" + root).is(204);
    api.delete(person, COMMENTS + "/" + alone).is(204);

    for (Person reader : List.of(NOBODY, person, other)) {
      Answer page = api.get(reader, comments(post)).is(200);
      assertThat(threads(page)).containsExactly(root);
      shows(
          page,
          """
          {"items": [{"comment": {"state": "deleted", "author": null, "content": null,
            "html": null}, "replies": {"items": [{"id": "%s"}]}}]}
          """
              .formatted(reply));
      api.get(reader, COMMENTS + "/" + root).is(404, "not_found");
    }
    assertThat(threads(api.get(MODERATOR, comments(post)))).contains(root, alone);
    comment(other, post, "To nobody", root).is(400);
    await().until(() -> published(post, WITHDRAWN).size() == 2);

    api.delete(other, COMMENTS + "/" + reply).is(204);
    await().until(() -> threads(api.get(NOBODY, comments(post))).isEmpty());
  }

  @Test
  void lockedPostTakesNoCommentsAndAHiddenOneIsNotThere() {
    String post = newPost(other);
    String comment = newComment(person, post, null);
    posts().setLocked(post, true);
    comment(person, post, "Too late", null).is(409, "locked");
    comment(MODERATOR, post, "Closed, because", null).is(201);

    posts().setVisibility(post, Visibility.HIDDEN);

    for (Person stranger : List.of(NOBODY, person)) {
      api.get(stranger, comments(post)).is(404, "not_found");
      api.get(stranger, COMMENTS + "/" + comment).is(404, "not_found");
      api.get(stranger, COMMENTS + "/" + comment + "/replies").is(404, "not_found");
    }
    comment(person, post, "What?", null).is(404, "not_found");
    api.get(other, comments(post)).is(200);
    api.get(MODERATOR, comments(post)).is(200);
  }

  @Test
  void hiddenCommentIsShownToItsAuthorAloneAndTellsNobodyTwice() {
    account(other, "Bo");
    String post = newPost(other);
    String comment =
        comment(person, post, "@[Bo](member:%s) look".formatted(id(other)), null)
            .is(201)
            .text("/id");

    store.setVisibility(comment, Visibility.HIDDEN);
    store.setVisibility(comment, Visibility.HIDDEN);

    assertThat(threads(api.get(other, comments(post)))).isEmpty();
    shows(
        api.get(person, comments(post)),
        """
        {"items": [{"comment": {"state": "hidden", "content": "${json-unit.any-string}"}}]}
        """);
    api.get(other, COMMENTS + "/" + comment).is(404, "not_found");

    store.setVisibility(comment, Visibility.VISIBLE);
    store.setVisibility(comment, Visibility.VISIBLE);

    assertThat(threads(api.get(other, comments(post)))).containsExactly(comment);
    await().until(() -> published(post, ADDED).size() == 2);
    assertThat(published(post, WITHDRAWN)).hasSize(1);
    assertThat(published(post, ADDED).getFirst()).contains("\"answers\":\"");
    assertThat(published(post, ADDED).getLast()).doesNotContain("\"answers\":\"");
    assertThat(store.setVisibility("c-unknown", Visibility.HIDDEN)).isFalse();
    assertThat(store.setLocked(comment, true)).isFalse();
  }

  @Test
  void commentThatIsHeldIsAnnouncedWhenItIsShown() {
    String post = newPost(other);
    String links = "https://a.example https://b.example https://c.example https://d.example";
    Answer held = comment(person, post, links, null).is(201).has("/state", "held");
    String comment = held.text("/id");

    assertThat(threads(api.get(other, comments(post)))).isEmpty();
    assertThat(threads(api.get(person, comments(post)))).containsExactly(comment);
    await().until(() -> published(comment, "content-flagged.v1").size() == 1);
    assertThat(published(post, ADDED)).isEmpty();

    store.setVisibility(comment, Visibility.VISIBLE);

    await().until(() -> published(post, ADDED).size() == 1);
    assertThat(published(post, ADDED).getFirst())
        .contains("\"answers\":\"%s\"".formatted(id(other)));
    assertThat(threads(api.get(other, comments(post)))).containsExactly(comment);

    api.put(person, COMMENTS + "/" + comment, Map.of("content", links + " again", "version", 1))
        .is(200)
        .has("/state", "held");
    await().until(() -> published(comment, "content-flagged.v1").size() == 2);
    await().until(() -> published(post, WITHDRAWN).size() == 1);
    store.setVisibility(comment, Visibility.VISIBLE);
    await().until(() -> published(post, ADDED).size() == 2);
    assertThat(published(post, ADDED).getLast()).doesNotContain("\"answers\":\"");
    assertThat(published(comment, "content-flagged.v1")).hasSize(2);
  }

  @Test
  void hostileCommentsAreRefused() {
    String post = newPost(other);
    isInvalid(comment(person, post, " ", null), "content");
    isInvalid(comment(person, post, "x".repeat(10_001), null), "content");
    isInvalid(comment(person, post, "bell \u0007", null), "content");
    isInvalid(comment(person, post, "x", "c-unknown"), "replyTo");
    String elsewhere = newComment(other, newPost(other), null);
    isInvalid(comment(person, post, "x", elsewhere), "replyTo");
    comment(NOBODY, post, "x", null).is(401);
    comment(person, "p-unknown", "x", null).is(404, "not_found");
    api.get(NOBODY, comments(post) + "?sort=best").is(400);
    api.get(NOBODY, comments(post) + "?sort=top&after=x").is(400);
  }

  @Test
  void commentsOfAnErasedUserStayWithoutThePerson() {
    account(person, "Ada Unusual");
    String post = newPost(other);
    String kept = newComment(person, post, null);
    String deleted = newComment(person, post, null);
    api.delete(person, COMMENTS + "/" + deleted).is(204);
    String mention =
        comment(other, post, "See @[Ada Unusual](member:%s)".formatted(userId), null)
            .is(201)
            .text("/id");
    assertThat(api.get(person, "/api/community/export").is(200).body().at("/comments")).hasSize(2);

    publish(new UserErased(userId));

    await()
        .untilAsserted(() -> {
          assertThat(store.require(kept).author()).isNull();
          assertThat(store.require(deleted).content()).isEmpty();
          assertThat(store.require(mention).html()).doesNotContain("Unusual", userId);
        });
    assertThat(store.require(mention).content()).doesNotContain("Unusual", userId);
    assertThat(store.require(mention).mentioned()).isEmpty();
    shows(
        api.get(NOBODY, COMMENTS + "/" + kept).is(200),
        "{\"author\": null, \"state\": \"visible\"}");

    await().until(() -> published(post, ADDED).size() == 3);
    store.setVisibility(kept, Visibility.HIDDEN);
    store.setVisibility(kept, Visibility.VISIBLE);

    await().until(() -> published(post, ADDED).size() == 4);
    assertThat(published(post, ADDED).getLast()).contains(kept).doesNotContain("\"userId\":\"");
    newComment(other, post, null);
    // Trust has counted this one, so it has read what was published before.
    await().until(() -> trust(id(other)).get("comments", Number.class).intValue() == 2);
    assertThat(mongo.exists(byId(""), "communitytrust")).isFalse();
  }

  private Document trust(String userId) {
    return Objects.requireNonNull(mongo.findById(userId, Document.class, "communitytrust"));
  }

  private static List<String> threads(Answer page) {
    return page.is(200)
        .body()
        .at("/items")
        .valueStream()
        .map(thread -> thread.at("/comment/id").asString())
        .toList();
  }

  private ContentStore posts() {
    return stores.stream()
        .filter(posts -> posts.kind() == ContentKind.POST)
        .findFirst()
        .orElseThrow();
  }
}
