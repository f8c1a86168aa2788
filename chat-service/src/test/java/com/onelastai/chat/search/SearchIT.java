package com.onelastai.chat.search;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;

class SearchIT extends ServiceTest {

  @Autowired SearchEntries entries;

  @Test
  void findsQuestionsAndAnswersWithExcerptAndMarks() {
    String id = indexed(person, "Why is the sky blue?", "Air scatters BLUE light.");

    Answer answer = search(person, "blue").is(200);

    assertThat(items(answer, "messageId")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThatJson(answer.text())
        .inPath("items")
        .isArray()
        .anySatisfy(item ->
            assertThatJson(item)
                .when(Option.IGNORING_EXTRA_FIELDS)
                .isEqualTo(
                    """
                    {"conversationId": "ID", "messageId": "ID-2", "agentId": "einstein",
                     "agentName": "Einstein Agent", "title": "Why is the sky blue?",
                     "role": "assistant", "excerpt": "Air scatters BLUE light.",
                     "marks": [[13, 17]]}
                    """
                        .replace("ID", id)));
  }

  @Test
  void allWordsAreRequiredAndTheLastMayBeAPrefix() {
    String id =
        indexed(person, "Gravity bends light", "So it does", "Light is fast", "Very lighthearted");

    assertThat(found(person, "light bends")).containsExactly(id + "-1");
    assertThat(found(person, "ligh")).hasSize(3);
    assertThat(found(person, "light ")).containsExactlyInAnyOrder(id + "-1", id + "-3");
    assertThat(found(person, "light nowhere")).isEmpty();
  }

  @Test
  void phraseMustBeAdjacent() {
    String id =
        indexed(person, "The speed of light", "Light has a speed: of course", "光の速度は？", "速度の光");

    assertThat(found(person, "speed of light ")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThat(found(person, "\"speed of\"")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThat(found(person, "\"of light\"")).containsExactly(id + "-1");
    assertThat(found(person, "速度は")).containsExactly(id + "-3");
    assertThat(found(person, "光")).containsExactlyInAnyOrder(id + "-3", id + "-4");
  }

  @Test
  void othersConversationsAreNotFoundEvenByAdmins() {
    String id = indexed(person, "A secret wish", "Kept");

    assertThat(found(Person.user(), "secret")).isEmpty();
    assertThat(found(Person.visitor(), "secret")).isEmpty();
    assertThat(found(Person.admin(), "secret")).isEmpty();
    assertThat(found(person, "secret")).hasSize(1);
  }

  @Test
  void visitorsMessagesAreFoundAfterSigningInAndOnlyByThem() {
    String id = indexed(visitor, "Remember marmalade", "Yes");
    assertThat(found(visitor, "marmalade")).hasSize(1);
    Person user = visitor.signedIn();

    assertThat(found(user, "marmalade")).containsExactly(id + "-1");
    assertThat(found(visitor, "marmalade")).isEmpty();
    assertThat(entriesOf(id)).allMatch(entry -> entry.owner().equals(user.userId()));
  }

  @Test
  void deletedConversationIsNotFoundUntilItIsRestored() {
    String id = indexed(person, "Forget the zeppelin", "Done");

    api.delete(person, "/api/chat/" + id).is(200);
    assertThat(found(person, "zeppelin")).isEmpty();

    api.post(person, "/api/chat/" + id + "/restore", Map.of());
    assertThat(found(person, "zeppelin")).hasSize(1);

    entries.purge(id);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void erasureRemovesAllWords() {
    String id = indexed(person, "Erase this", "Done");

    entries.erase(owner.key());

    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void pagesListAllResultsBestFirst() {
    indexed(
        person,
        IntStream.rangeClosed(1, 14)
            .mapToObj(times -> "comet ".repeat(times) + "and more")
            .toArray(String[]::new));

    List<Answer> pages = pages(person, address("comet & \"and more\"", 5));

    assertThat(pages)
        .allSatisfy(page -> assertThat(items(page, "messageId")).hasSizeLessThanOrEqualTo(5));
    assertThat(pages)
        .flatExtracting(page -> items(page, "messageId"))
        .hasSize(14)
        .isEqualTo(found(person, "comet & \"and more\""));
  }

  @Test
  void messagesOfArchivesAreFound() {
    String[] said = Talk.texts(120);
    said[3] = "The rare quokka";
    String id = indexed(person, said);
    assertThat(Objects.requireNonNull(mongo.findById(id, Conversation.class)).archived())
        .isPositive();

    assertThat(found(person, "quokka")).containsExactly(id + "-4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void blankSearchIsRefused(String q) {
    isInvalid(search(person, q), "q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?!", "\"\"", "++"})
  void searchWithoutAWordFindsNothing(String q) {
    assertThat(found(person, q)).isEmpty();
  }

  @Test
  void emojiIsFound() {
    String id = indexed(person, "Which one?", "The 🦘 jumps");

    assertThat(found(person, "🦘")).containsExactly(id + "-2");
    assertThat(found(person, "🦙")).isEmpty();
  }

  @Test
  void tooLongOrAnonymousSearchIsRefused() {
    isInvalid(search(Person.user(), "a".repeat(201)), "q");
    search(Person.user(), "a".repeat(200)).is(200);
    search(Api.NOBODY, "sky").is(401, "sign_in_required");
    api.get(Person.user(), "/api/chat/search?q=sky&size=51").is(400);
    api.get(Person.user(), "/api/chat/search").is(400);
  }

  /** Starts a conversation with these messages and waits until they can be found. */
  private String indexed(Person person, String... said) {
    String id = talk.start(person, said);
    await().until(() -> entriesOf(id).size() == said.length);
    return id;
  }

  private List<SearchEntry> entriesOf(String conversationId) {
    return mongo.find(new Query(where("conversationId").is(conversationId)), SearchEntry.class);
  }

  private List<String> found(Person person, String q) {
    return items(search(person, q), "messageId");
  }

  private Answer search(Person person, String q) {
    return api.call(person, MockMvcRequestBuilders.get(URI.create(address(q, 20))));
  }

  private static String address(String q, int size) {
    return UriComponentsBuilder.fromPath("/api/chat/search")
        .queryParam("q", "{q}")
        .queryParam("size", size)
        .encode()
        .buildAndExpand(q)
        .toUriString();
  }
}
