package com.onelastai.chat.search;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

class SearchIT extends ServiceTest {

  @Autowired SearchEntries entries;

  @Test
  void findsQuestionsAndAnswersWithExcerptAndMarks() {
    Person person = Person.user();
    String id = talk.start(person, "Why is the sky blue?", "Air scatters BLUE light.");
    awaitIndexed(id, 2);

    JsonNode items = search(person, "blue").is(200).body().at("/items");

    assertThat(texts(items, "messageId")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    JsonNode answer = item(items, id + "-2");
    assertThat(answer.at("/conversationId").asString()).isEqualTo(id);
    assertThat(answer.at("/agentId").asString()).isEqualTo("einstein");
    assertThat(answer.at("/agentName").asString()).isEqualTo("Einstein Agent");
    assertThat(answer.at("/title").asString()).startsWith("Why is the sky");
    assertThat(answer.at("/role").asString()).isEqualTo("assistant");
    assertThat(answer.at("/excerpt").asString()).isEqualTo("Air scatters BLUE light.");
    assertThat(answer.at("/marks").toString()).isEqualTo("[[13,17]]");
  }

  @Test
  void allWordsAreRequiredAndTheLastMayBeAPrefix() {
    Person person = Person.user();
    String id =
        talk.start(
            person, "Gravity bends light", "So it does", "Light is fast", "Very lighthearted");
    awaitIndexed(id, 4);

    assertThat(found(person, "light bends")).containsExactly(id + "-1");
    assertThat(found(person, "ligh")).hasSize(3);
    assertThat(found(person, "light ")).containsExactlyInAnyOrder(id + "-1", id + "-3");
    assertThat(found(person, "light nowhere")).isEmpty();
  }

  @Test
  void phraseMustBeAdjacent() {
    Person person = Person.user();
    String id =
        talk.start(person, "The speed of light", "Light has a speed: of course", "光の速度は？", "速度の光");
    awaitIndexed(id, 4);

    assertThat(found(person, "speed of light ")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThat(found(person, "\"speed of\"")).containsExactlyInAnyOrder(id + "-1", id + "-2");
    assertThat(found(person, "\"of light\"")).containsExactly(id + "-1");
    assertThat(found(person, "速度は")).containsExactly(id + "-3");
    assertThat(found(person, "光")).containsExactlyInAnyOrder(id + "-3", id + "-4");
  }

  @Test
  void othersConversationsAreNotFoundEvenByAdmins() {
    Person person = Person.user();
    String id = talk.start(person, "A secret wish", "Kept");
    awaitIndexed(id, 2);

    assertThat(found(Person.user(), "secret")).isEmpty();
    assertThat(found(Person.visitor(), "secret")).isEmpty();
    assertThat(found(Person.admin(), "secret")).isEmpty();
    assertThat(found(person, "secret")).hasSize(1);
  }

  @Test
  void visitorsMessagesAreFoundAfterSigningInAndOnlyByThem() {
    Person visitor = Person.visitor();
    String id = talk.start(visitor, "Remember marmalade", "Yes");
    awaitIndexed(id, 2);
    assertThat(found(visitor, "marmalade")).hasSize(1);
    Person user = visitor.signedIn();

    assertThat(found(user, "marmalade")).containsExactly(id + "-1");
    assertThat(found(visitor, "marmalade")).isEmpty();
    assertThat(entriesOf(id)).allMatch(entry -> entry.owner().equals(user.userId()));
  }

  @Test
  void deletedConversationIsNotFoundUntilItIsRestored() {
    Person person = Person.user();
    String id = talk.start(person, "Forget the zeppelin", "Done");
    awaitIndexed(id, 2);

    api.delete(person, "/api/chat/" + id).is(200);
    assertThat(found(person, "zeppelin")).isEmpty();

    api.call(person, MockMvcRequestBuilders.post("/api/chat/" + id + "/restore"));
    assertThat(found(person, "zeppelin")).hasSize(1);

    entries.purge(id);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void erasureRemovesAllWords() {
    Person person = Person.user();
    String id = talk.start(person, "Erase this", "Done");
    awaitIndexed(id, 2);

    entries.erase(Talk.owner(person).key());

    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void pagesListAllResultsBestFirst() {
    Person person = Person.user();
    String[] said = new String[14];
    for (int i = 0; i < said.length; i++) {
      said[i] = "comet ".repeat(i + 1) + "and more";
    }
    String id = talk.start(person, said);
    awaitIndexed(id, 14);
    List<String> seen = new ArrayList<>();
    String next = address("comet & \"and more\"", 5);
    while (!next.isEmpty()) {
      JsonNode page = api.call(person, MockMvcRequestBuilders.get(URI.create(next))).is(200).body();
      assertThat(page.at("/items").size()).isLessThanOrEqualTo(5);
      seen.addAll(texts(page.at("/items"), "messageId"));
      next = page.at("/next").asString("");
    }

    assertThat(seen).hasSize(14).isEqualTo(found(person, "comet & \"and more\""));
  }

  @Test
  void messagesOfArchivesAreFound() {
    Person person = Person.user();
    String[] said = new String[120];
    for (int i = 0; i < said.length; i++) {
      said[i] = i == 3 ? "The rare quokka" : "Talk " + i;
    }
    String id = talk.start(person, said);
    awaitIndexed(id, 120);
    assertThat(Objects.requireNonNull(mongo.findById(id, Conversation.class)).archived())
        .isPositive();

    assertThat(found(person, "quokka")).containsExactly(id + "-4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?!", "\"\""})
  void searchForNothingIsRefused(String q) {
    Answer answer = search(Person.user(), q).is(400, "invalid_request");
    assertThat(answer.text("/errors/0/field")).isEqualTo("q");
  }

  @Test
  void tooLongOrAnonymousSearchIsRefused() {
    isInvalid(search(Person.user(), "a".repeat(201)), "q");
    search(Person.user(), "a".repeat(200)).is(200);
    search(Api.NOBODY, "sky").is(401, "sign_in_required");
    api.get(Person.user(), "/api/chat/search?q=sky&size=51").is(400);
    api.get(Person.user(), "/api/chat/search").is(400);
  }

  private void awaitIndexed(String conversationId, int messages) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> entriesOf(conversationId).size() == messages);
  }

  private List<SearchEntry> entriesOf(String conversationId) {
    return mongo.find(new Query(where("conversationId").is(conversationId)), SearchEntry.class);
  }

  private List<String> found(Person person, String q) {
    return texts(search(person, q).is(200).body().at("/items"), "messageId");
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

  private static JsonNode item(JsonNode items, String messageId) {
    return items
        .valueStream()
        .filter(item -> item.at("/messageId").asString().equals(messageId))
        .findFirst()
        .orElseThrow();
  }
}
