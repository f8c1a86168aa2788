package com.onelastai.community.suggestion;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.like.Likes;
import com.onelastai.community.test.ContentTest;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class SuggestionIT extends ContentTest {

  private static final String ADDRESS = "/api/community/suggestions";
  private static final String ADVANCED = "suggestion-advanced.v1";

  @Autowired SuggestionStore store;
  @Autowired VoterWork voters;
  @Autowired Likes likes;

  private String suggest(Person author, String title) {
    return api.post(
            author,
            ADDRESS,
            Map.of("title", title, "description", "Because of " + title, "category", "agents"))
        .is(201)
        .text("/id");
  }

  private Answer vote(Person voter, String id) {
    return post(voter, ADDRESS + "/" + id + "/vote", "");
  }

  private Answer setStatus(String id, String status) {
    return api.put(MODERATOR, ADDRESS + "/" + id + "/status", Map.of("status", status));
  }

  private Answer merge(String id, String into) {
    return api.post(MODERATOR, ADDRESS + "/" + id + "/merge", Map.of("into", into));
  }

  private long votes(String id) {
    return store.require(id).likeCount();
  }

  private List<Person> votersOf(String id, int number) {
    List<Person> people = IntStream.range(0, number).mapToObj(i -> Person.user()).toList();
    people.forEach(voter -> vote(voter, id).is(200));
    return people;
  }

  @Test
  void suggestionIsVotedForOnceByEachAndTakenBack() {
    account(other, "Bo");
    String id = suggest(other, "Purple elephants everywhere");

    vote(person, id).is(200).has("/voted", "true");
    vote(person, id).is(200);
    vote(Person.user(), id).is(200);
    await().until(() -> votes(id) == 2);

    shows(
        api.get(person, ADDRESS + "/" + id).is(200),
        """
        {"author": {"name": "Bo"}, "title": "Purple elephants everywhere", "status": "open",
         "voteCount": 2, "voted": true, "category": "agents", "mergedInto": null}
        """);
    shows(api.get(NOBODY, ADDRESS + "/" + id).is(200), "{\"voted\": false}");
    api.delete(person, ADDRESS + "/" + id + "/vote").is(200).has("/voted", "false");
    await().until(() -> votes(id) == 1);
    vote(other, id).is(403, "own_content");
    vote(NOBODY, id).is(401);
    vote(person, "s-unknown").is(404, "not_found");
  }

  @Test
  void similarSuggestionsAreFoundTheMostAlikeFirst() {
    String voice = suggest(other, "Talk to the zebra by voice");
    String voices = suggest(other, "Zebras need talking voices");
    suggest(other, "Another payment method for zebras");

    assertThat(similar("Talking to a ZEBRA with a voice")).containsExactly(voice, voices);
    assertThat(similar("the")).isEmpty();
    api.get(NOBODY, ADDRESS + "/similar").is(400);
    store.setVisibility(voice, Visibility.HIDDEN);
    assertThat(similar("zebra talking by voice")).containsExactly(voices);
  }

  @Test
  void listsAndRoadmapAreSortedAndShowWhatEveryoneSees() {
    Person author = MODERATOR;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clock.setOffset(Duration.ofSeconds(i));
      ids.add(suggest(author, "Roadmap item number " + i));
    }
    votersOf(ids.get(1), 2);
    votersOf(ids.get(2), 1);
    await().until(() -> votes(ids.get(1)) == 2 && votes(ids.get(2)) == 1);
    ids.forEach(id -> setStatus(id, "planned").is(200));
    store.setVisibility(ids.get(3), Visibility.HIDDEN);

    assertThat(all("?sort=top&status=planned&size=1"))
        .containsSubsequence(ids.get(1), ids.get(2), ids.get(0))
        .doesNotContain(ids.get(3));
    assertThat(all("?sort=new&status=planned&size=2"))
        .containsSubsequence(ids.get(2), ids.get(1), ids.get(0))
        .doesNotContain(ids.get(3));
    assertThat(all("?sort=new")).containsSubsequence(ids.get(2), ids.get(1), ids.get(0));
    assertThat(all("?status=done")).doesNotContainAnyElementsOf(ids);
    Answer roadmap = api.get(NOBODY, "/api/community/roadmap").is(200);
    assertThat(texts(roadmap, "/planned", "id"))
        .containsSubsequence(ids.get(1), ids.get(2), ids.get(0))
        .doesNotContain(ids.get(3));
    api.get(NOBODY, ADDRESS + "/" + ids.get(3)).is(404, "not_found");
    api.get(MODERATOR, ADDRESS + "/" + ids.get(3)).is(200);
  }

  @Test
  void eachVoterAndTheAuthorAreToldOfAStatusOnce() {
    String id = suggest(other, "Tell me about the status");
    List<Person> people = votersOf(id, 5);
    Person gone = people.getFirst();
    api.delete(gone, ADDRESS + "/" + id + "/vote").is(200);

    setStatus(id, "started").is(200).has("/status", "started");
    setStatus(id, "started").is(200);
    // The work is done twice, by two threads and again.
    Callable<Boolean> again =
        () -> {
          voters.process(id);
          return true;
        };
    atOnce(Stream.generate(() -> again).limit(4));
    await().until(() -> store.require(id).votersDue() == null);

    List<String> told =
        new ArrayList<>(people.subList(1, 5).stream().map(ContentTest::id).toList());
    told.add(id(other));
    await().until(() -> published(id, ADVANCED).size() >= 5);
    assertThat(published(id, ADVANCED))
        .hasSize(5)
        .allSatisfy(event -> assertThat(event).contains("\"started\"", "Tell me about the status"));
    assertThat(published(id, ADVANCED).stream().map(SuggestionIT::userId))
        .containsExactlyInAnyOrderElementsOf(told);

    setStatus(id, "done").is(200);
    await().until(() -> published(id, ADVANCED).size() == 10);
  }

  @Test
  void votersAreToldThoughTheRequestDiedBeforeTheirWork() {
    String id = suggest(other, "Survive the crash, please");
    votersOf(id, 3);
    // As a crash leaves it: the status is set, and nobody was told.
    store.change(
        id,
        before ->
            SuggestionBuilder.builder(before)
                .status(Status.DECLINED)
                .news(before.news() + 1)
                .votersDue(true)
                .build(),
        SuggestionStore.Events.NONE);

    voters.sweep();

    await().until(() -> published(id, ADVANCED).size() == 3);
    await().until(() -> store.require(id).votersDue() == null);
  }

  @Test
  void mergeMovesVotersWhoAreCountedOnce() {
    String id = suggest(other, "Merge the small one");
    String into = suggest(person, "Merge into the large one");
    List<Person> both = votersOf(id, 3);
    both.subList(0, 2).forEach(voter -> vote(voter, into).is(200));
    Person alone = Person.user();
    vote(alone, into).is(200);
    // Who suggested the other one does not vote for it.
    vote(person, id).is(200);
    await().until(() -> votes(id) == 4 && votes(into) == 3);

    merge(id, into).is(200).has("/mergedInto", into);
    merge(id, into).is(200);
    Callable<Boolean> again =
        () -> {
          voters.process(id);
          return true;
        };
    atOnce(Stream.generate(() -> again).limit(4));

    // Three, the third of the small one, and who suggested it.
    await().until(() -> votes(into) == 5 && votes(id) == 0);
    await().until(() -> store.require(id).votersDue() == null);
    assertThat(likes.likers(into, 100))
        .containsExactlyInAnyOrder(
            id(both.get(0)), id(both.get(1)), id(both.get(2)), id(alone), id(other));
    assertThat(likes.likers(id, 100)).isEmpty();
    vote(Person.user(), id).is(409, "suggestion_merged").has("/mergedInto", into);
    setStatus(id, "done").is(409, "suggestion_merged");
    assertThat(all("?sort=new")).contains(into).doesNotContain(id);
    api.get(NOBODY, ADDRESS + "/" + id).is(200).has("/mergedInto", into);
  }

  @Test
  void mergeThatACrashInterruptedIsFinished() {
    String id = suggest(other, "Merge and crash halfway");
    String into = suggest(person, "Merge target of a crash");
    List<Person> people = votersOf(id, 3);
    await().until(() -> votes(id) == 3);
    // As a crash leaves it: merged, and the first voter has a vote there and still one here.
    store.change(
        id,
        before -> SuggestionBuilder.builder(before).mergedInto(into).votersDue(true).build(),
        SuggestionStore.Events.NONE);
    likes.set(new ContentId(ContentKind.SUGGESTION, into), userId, id(people.getFirst()), true);

    voters.sweep();

    // The three and who suggested it.
    await().until(() -> votes(into) == 4 && votes(id) == 0);
    await().until(() -> store.require(id).votersDue() == null);
    assertThat(likes.likers(into, 100)).hasSize(4);
  }

  @Test
  void mergedSuggestionGoesOnWhereTheOtherOneGoes() {
    String first = suggest(other, "Chain of merges, first");
    String second = suggest(other, "Chain of merges, second");
    String third = suggest(Person.user(), "Chain of merges, third");
    Person voter = votersOf(first, 1).getFirst();
    merge(first, second).is(200);
    await().until(() -> store.require(first).votersDue() == null);

    merge(second, third).is(200);

    await().until(() -> third.equals(store.require(first).mergedInto()));
    await().until(() -> likes.isLikedBy(id(voter), third));
    merge(third, first).is(400, "invalid_request");
    merge(third, third).is(400, "invalid_request");
    merge(first, second).is(400, "invalid_request");
  }

  private Answer edit(Person author, String id, String title, String description, long version) {
    return api.put(
        author,
        ADDRESS + "/" + id,
        Map.of("title", title, "description", description, "version", version));
  }

  @Test
  void authorEditsASuggestionThatIsOpen() {
    String id = suggest(other, "Okapi answers by post");
    String same = suggest(person, "Okapi replies in letters");

    edit(other, id, "Okapi replies in letters", "By **mail**", 0)
        .is(200)
        .has("/title", "Okapi replies in letters")
        .has("/html", "<p>By <strong>mail</strong></p>\n")
        .has("/version", "1")
        .has("/visibility", "visible");

    assertThat(api.get(NOBODY, ADDRESS + "/" + id).is(200).text("/editedAt")).isNotEmpty();
    assertThat(similar("letters with okapi replies")).containsExactlyInAnyOrder(id, same);
    edit(other, id, "Okapi replies by air", "At once", 0).is(409, "changed_meanwhile");
    edit(person, id, "Okapi replies by air", "At once", 1).is(404, "not_found");
    edit(MODERATOR, id, "Okapi replies by air", "At once", 1).is(404, "not_found");
    edit(NOBODY, id, "Okapi replies by air", "At once", 1).is(401);
    edit(other, "s-unknown", "Okapi replies by air", "At once", 1).is(404, "not_found");
    isInvalid(edit(other, id, "Hi", "At once", 1), "title");
    isInvalid(edit(other, id, "Okapi replies by air", "At once", -1), "version");
    edit(other, id, "Okapi replies by air", "At once", 1).is(200).has("/version", "2");
  }

  @Test
  void suggestionIsNotEditedOnceItIsDecidedOrMerged() {
    String decided = suggest(other, "Edit me before the status");
    String merged = suggest(other, "Edit me before the merge");
    setStatus(decided, "planned").is(200).has("/version", "1");
    merge(merged, decided).is(200);

    edit(other, decided, "Edit me afterwards", "Too late", 1).is(409, "suggestion_decided");
    edit(other, merged, "Edit me afterwards", "Too late", store.require(merged).revision())
        .is(409, "suggestion_merged")
        .has("/mergedInto", decided);
    setStatus(decided, "open").is(200);
    await().until(() -> store.require(decided).votersDue() == null);
    edit(other, decided, "Edit me afterwards", "In time", store.require(decided).revision())
        .is(200);
  }

  @Test
  void editedTextIsScreenedAsANewOne() {
    String links = "[a](https://a.example) [b](https://b.example) [c](https://c.example)";
    String id = suggest(person, "Screen what I write later");
    String words = "The same words as before, long enough to be seen as a repetition";

    edit(person, id, "Screen what I write later", words, 0).has("/visibility", "visible");
    edit(person, id, "Screen what I write later", words, 1).has("/version", "1");
    assertThat(published(id, "content-flagged.v1")).isEmpty();
    edit(person, id, "Screen what I write later", links, 1).is(200).has("/visibility", "held");

    await().until(() -> published(id, "content-flagged.v1").size() == 1);
    api.get(NOBODY, ADDRESS + "/" + id).is(404, "not_found");
    store.setVisibility(id, Visibility.HIDDEN);
    edit(person, id, "Screen what I write later", "Nothing but words", 3)
        .is(200)
        .has("/visibility", "hidden");
  }

  @Test
  void editsAtOnceDoNotOverwriteEachOther() {
    String id = suggest(other, "Edited in many windows at once");
    List<Integer> answers = new CopyOnWriteArrayList<>();

    atOnce(
        IntStream.range(0, 8)
            .<Callable<?>>mapToObj(n ->
                () ->
                    answers.add(
                        edit(other, id, "Edited in window number " + n, "Text " + n, 0).status())));

    assertThat(answers).hasSize(8).containsOnlyOnce(200);
    assertThat(store.require(id).revision()).isOne();
  }

  @Test
  void onlyModeratorsMergeAndSetStatus() {
    String id = suggest(other, "Nobody but moderators");
    Map<String, String> into = Map.of("into", id);
    for (Person member : List.of(person, other, Person.support())) {
      api.post(member, ADDRESS + "/" + id + "/merge", into).is(403, "forbidden");
      api.put(member, ADDRESS + "/" + id + "/status", Map.of("status", "done"))
          .is(403, "forbidden");
    }
    api.put(NOBODY, ADDRESS + "/" + id + "/status", Map.of("status", "done")).is(401);
    api.put(Person.admin(), ADDRESS + "/" + id + "/status", Map.of("status", "done")).is(200);
    api.put(MODERATOR, ADDRESS + "/" + id + "/status", Map.of("status", "lost")).is(400);
  }

  @Test
  void hostileSuggestionsAreRefused() {
    isInvalid(
        api.post(person, ADDRESS, Map.of("title", "Hi", "description", "x", "category", "agents")),
        "title");
    isInvalid(
        api.post(person, ADDRESS, Map.of("title", "Hello you", "category", "agents")),
        "description");
    isInvalid(
        api.post(person, ADDRESS, Map.of("title", "Hello you", "description", "x")), "category");
    api.get(NOBODY, ADDRESS + "?sort=top&after=x").is(400);
    api.get(NOBODY, ADDRESS + "?status=x").is(400);
  }

  @Test
  void suggestionOfAnErasedUserStaysWithoutThePerson() {
    String kept = suggest(person, "Left behind for others");
    String hidden = suggest(person, "Seen by nobody at all");
    store.setVisibility(hidden, Visibility.HIDDEN);
    assertThat(api.get(person, "/api/community/export").is(200).body().at("/suggestions"))
        .hasSize(2);

    publish(new UserErased(userId));

    await().until(() -> store.require(kept).author() == null);
    await().until(() -> store.require(hidden).title().isEmpty());
    shows(
        api.get(NOBODY, ADDRESS + "/" + kept).is(200),
        "{\"author\": null, \"title\": \"Left behind for others\"}");
    vote(other, kept).is(200);
    await().until(() -> votes(kept) == 1);
  }

  private List<String> similar(String title) {
    Answer found =
        api.call(
            person, MockMvcRequestBuilders.get(ADDRESS + "/similar").queryParam("title", title));
    return items(found, "id");
  }

  private List<String> all(String query) {
    return pages(NOBODY, ADDRESS + query).stream()
        .flatMap(page -> items(page, "id").stream())
        .toList();
  }

  private static String userId(String event) {
    return event.replaceAll(".*\"userId\":\"([^\"]+)\".*", "$1");
  }
}
