package com.onelastai.chat.conversation;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationApiIT extends StartedConversation {

  @Test
  void unknownPathIsNotFound() {
    api.get(Api.NOBODY, "/api/chat/no/such/path").is(404);
  }

  @Test
  void startsWithAnAgent() {
    for (Person caller : List.of(person, Person.visitor())) {
      Api.Answer answer = start(caller, "einstein").is(201);
      String id = answer.text("/conversationId");
      assertThat(id).matches("c-[A-Za-z0-9_-]{22}");
      assertThat(answer.text("/agentId")).isEqualTo("einstein");
      assertThat(api.get(caller, "/api/chat/" + id).is(200).text("/startTime"))
          .isEqualTo(answer.text("/startTime"));
    }
  }

  @Test
  void startsOnlyWithAnAgentThatTheCallerMayTalkTo() {
    start(person, "nobody").is(404, "not_found");
    isInvalid(api.post(person, "/api/chat/start", Map.of()), "agentId");
    start(Api.NOBODY, "einstein").is(401, "sign_in_required");
    start(visitor, "ben-sega").is(401, "sign_in_required");
    assertThat(ids(visitor, "/api/chat/user/me")).isEmpty();
  }

  @Test
  void returnsAllFieldsOfAConversation() {
    say("What is light?");
    regenerate(1);
    conversations.checkpoint(begin("And sound?"), "Wav");

    assertThatJson(api.get(person, path).is(200).text())
        .isEqualTo(
            """
            {
              "conversationId": "ID", "agentId": "einstein", "agentName": "Einstein Agent",
              "title": "What is light?", "language": null, "source": "platform",
              "startTime": "${json-unit.any-string}", "updatedAt": "${json-unit.any-string}",
              "endTime": null, "totalTokens": 25, "totalMessages": 3,
              "averageResponseTime": 200.0, "feedback": null,
              "answering": {"messageId": "ID-5", "question": "And sound?", "part": "Wav"},
              "branches": [
                {"messageId": "ID-2", "forkMessageId": null, "current": false},
                {"messageId": "ID-3", "forkMessageId": "ID-1", "current": true}],
              "messages": [
                {"id": "ID-1", "parentId": null, "role": "user", "content": "What is light?",
                 "timestamp": "${json-unit.any-string}", "tokens": 5, "promptTokens": null,
                 "model": null, "responseTime": null, "status": null, "finishReason": null,
                 "reasoned": false, "feedback": null},
                {"id": "ID-3", "parentId": "ID-1", "role": "assistant", "content": "Answer to null",
                 "timestamp": "${json-unit.any-string}", "tokens": 10, "promptTokens": 30,
                 "model": "a-model", "responseTime": 200, "status": "complete",
                 "finishReason": null, "reasoned": false, "feedback": null}],
              "next": null
            }
            """
                .replace("ID", started.id()));
  }

  @Test
  void pagesGoBackFromTheLatestMessages() {
    ask(3);
    assertThat(pages(person, path + "?size=4"))
        .extracting(this::shown)
        .containsExactly(List.of(3, 4, 5, 6), List.of(1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=101", "size=x", "before=7", "before=c-1", "before="})
  void invalidPageIsRefused(String query) {
    ask(1);
    isInvalid(api.get(person, path + "?" + query), query.substring(0, query.indexOf('=')));
  }

  @Test
  void othersCannotSeeIt() {
    ask(1);
    for (Person other : List.of(Person.user(), Person.visitor(), person.signedIn())) {
      api.get(other, path).is(404, "not_found");
      cannotChangeIt(other);
      api.delete(other, path).is(404, "not_found");
    }
    api.get(Api.NOBODY, path).is(401, "sign_in_required");
    api.get(Person.admin(), path).is(200);
    assertThat(api.get(person, path).text("/title")).isEqualTo("Question 1");
  }

  @Test
  void adminReadsItButCannotActForTheUser() {
    ask(1);
    Person admin = Person.admin();
    cannotChangeIt(admin);
    api.post(admin, path + "/feedback", Map.of("rating", 1)).is(404, "not_found");
    api.post(admin, path + "/share", Map.of()).is(404, "not_found");
    say(admin, started.id(), "Hi").is(404, "not_found");
    api.get(admin, path).is(200);
    api.delete(admin, path).is(200);
  }

  private void cannotChangeIt(Person other) {
    api.put(other, path, Map.of("title", "Mine")).is(404, "not_found");
    api.put(other, path + "/branch", Map.of("messageId", messageId(2))).is(404, "not_found");
    api.post(other, path + "/end", Map.of()).is(404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "c-0000000000000000000000", "5f0000000000000000000000", "..."})
  void unknownIdIsNotFound(String id) {
    api.get(person, "/api/chat/" + id).is(404, "not_found");
  }

  @Test
  void listsLatestActivityFirstWithoutMessages() {
    Conversation second = talk.start(owner);
    clock.setOffset(Duration.ofSeconds(1));
    Conversation third = conversations.start(owner, "newton", "Newton");
    clock.setOffset(Duration.ofSeconds(2));
    say("Again");
    String path = "/api/chat/user/" + userId;

    List<Api.Answer> pages = pages(person, path + "?size=2");
    assertThat(pages)
        .extracting(page -> items(page, "conversationId"))
        .containsExactly(List.of(started.id(), third.id()), List.of(second.id()));
    assertThat(pages.getFirst().body().at("/items/0").has("messages")).isFalse();
    assertThat(pages(person, path + "?agentId=einstein&size=1"))
        .extracting(page -> items(page, "conversationId"))
        .containsExactly(List.of(started.id()), List.of(second.id()));
  }

  @Test
  void listIsForTheUserAndAdmins() {
    String path = "/api/chat/user/" + userId;
    api.get(Person.user(), path).is(403);
    api.get(Person.visitor(), path).is(401);
    assertThat(ids(Person.admin(), path)).hasSize(1);
    api.get(Api.NOBODY, "/api/chat/user/me").is(401, "sign_in_required");
  }

  @Test
  void renames() {
    assertThat(api.put(person, path, Map.of("title", " New ")).is(200).text("/title"))
        .isEqualTo("New");
    assertThat(api.get(person, path).text("/title")).isEqualTo("New");
    isInvalid(api.put(person, path, Map.of()), "title");
    for (String title : List.of(" ", "a\nb", "t".repeat(121))) {
      isInvalid(api.put(person, path, Map.of("title", title)), "title");
    }
  }

  @Test
  void selectsABranch() {
    ask(1);
    talk.say(started, owner, "Question 1, better", 0);

    api.put(person, path + "/branch", Map.of("messageId", messageId(2))).is(200);
    assertThat(shown(api.get(person, path))).containsExactly(1, 2);

    for (String none : List.of(messageId(1), messageId(9), "x")) {
      isInvalid(api.put(person, path + "/branch", Map.of("messageId", none)), "messageId");
    }
  }

  @Test
  void ends() {
    Conversation begun = begin("And?");
    api.post(person, path + "/end", Map.of()).is(409, "answer_in_progress");
    conversations.abandon(begun);
    String endTime = api.post(person, path + "/end", Map.of()).is(200).text("/endTime");
    assertThat(endTime).isNotEmpty();
    assertThat(api.post(person, path + "/end", Map.of()).is(200).text("/endTime"))
        .isEqualTo(endTime);
  }

  private List<String> ids(Person person, String list) {
    return items(api.get(person, list), "conversationId");
  }

  /** The {@code seq} of each message of a page. */
  private List<Integer> shown(Api.Answer page) {
    return texts(page, "/messages", "id").stream().map(started::seq).toList();
  }
}
