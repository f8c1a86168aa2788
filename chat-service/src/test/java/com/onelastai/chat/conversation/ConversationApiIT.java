package com.onelastai.chat.conversation;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConversationApiIT extends ServiceTest {

  @Test
  void visitorCannotStartWithAnAgentThatRequiresAnAccount() {
    Person visitor = Person.visitor();
    api.post(visitor, "/api/chat/start", Map.of("agentId", "ben-sega")).is(401, "sign_in_required");
    assertThat(api.get(visitor, "/api/chat/user/me").body().get("items")).isEmpty();
  }

  @Test
  void startsWithAnAgent() {
    for (Person caller : List.of(person, Person.visitor())) {
      Api.Answer answer = api.post(caller, "/api/chat/start", Map.of("agentId", "einstein"));
      String id = answer.is(201).text("/conversationId");
      assertThat(id).matches("c-[A-Za-z0-9_-]{22}");
      assertThat(answer.text("/agentId")).isEqualTo("einstein");
      assertThat(api.get(caller, "/api/chat/" + id).is(200).text("/startTime"))
          .isEqualTo(answer.text("/startTime"));
    }
  }

  @Test
  void doesNotStartWithAnUnknownAgentOrForNobody() {
    api.post(person, "/api/chat/start", Map.of("agentId", "nobody")).is(404, "not_found");
    isInvalid(api.post(person, "/api/chat/start", Map.of()), "agentId");
    api.post(Api.NOBODY, "/api/chat/start", Map.of("agentId", "einstein"))
        .is(401, "sign_in_required");
  }

  @Test
  void returnsAllFieldsOfAConversation() {
    Conversation started = talk.start(owner);
    talk.say(started, owner, "What is light?");
    talk.say(started, owner, null, 1);
    Conversation begun = conversations.begin(started.id(), owner, "And sound?", -1);
    conversations.checkpoint(begun, "Wav");

    String text = api.get(person, "/api/chat/" + started.id()).is(200).text();

    assertThatJson(text)
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
                 "model": null, "responseTime": null, "status": null, "feedback": null},
                {"id": "ID-3", "parentId": "ID-1", "role": "assistant", "content": "Answer to null",
                 "timestamp": "${json-unit.any-string}", "tokens": 10, "promptTokens": 30,
                 "model": "a-model", "responseTime": 200, "status": "complete", "feedback": null}],
              "next": null
            }
            """
                .replace("ID", started.id()));
  }

  @Test
  void pageEndsBeforeTheGivenMessage() {
    Conversation started = conversationOf(3);
    JsonNode page = api.get(person, "/api/chat/" + started.id() + "?size=4").is(200).body();
    assertThat(texts(page.get("messages"), "id"))
        .containsExactly(
            started.messageId(3), started.messageId(4), started.messageId(5), started.messageId(6));
    JsonNode first = api.get(person, page.get("next").asString()).is(200).body();
    assertThat(texts(first.get("messages"), "id"))
        .containsExactly(started.messageId(1), started.messageId(2));
    assertThat(first.get("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=0", "size=101", "size=x", "before=7", "before=c-1", "before="})
  void invalidPageIsRefused(String query) {
    Conversation started = conversationOf(1);
    Api.Answer refused = api.get(person, "/api/chat/" + started.id() + "?" + query);
    isInvalid(refused, query.substring(0, query.indexOf('=')));
  }

  @Test
  void othersCannotSeeIt() {
    String path = "/api/chat/" + conversationOf(1).id();
    for (Person other : List.of(Person.user(), Person.visitor(), person.signedIn())) {
      api.get(other, path).is(404, "not_found");
      api.put(other, path, Map.of("title", "Mine")).is(404, "not_found");
      api.put(other, path + "/branch", Map.of("messageId", "x")).is(404, "not_found");
      api.post(other, path + "/end", Map.of()).is(404, "not_found");
      api.delete(other, path).is(404, "not_found");
    }
    api.get(Api.NOBODY, path).is(401, "sign_in_required");
    api.get(Person.admin(), path).is(200);
    assertThat(api.get(person, path).text("/title")).isEqualTo("Question 1");
  }

  @Test
  void adminReadsItButCannotActForTheUser() {
    Conversation started = conversationOf(1);
    String path = "/api/chat/" + started.id();
    Person admin = Person.admin();
    api.put(admin, path, Map.of("title", "Mine")).is(404, "not_found");
    api.put(admin, path + "/branch", Map.of("messageId", started.id() + "-2")).is(404, "not_found");
    api.post(admin, path + "/feedback", Map.of("rating", 1)).is(404, "not_found");
    api.post(admin, path + "/share", Map.of()).is(404, "not_found");
    api.post(admin, path + "/end", Map.of()).is(404, "not_found");
    api.post(admin, "/api/chat/message", Map.of("conversationId", started.id(), "content", "Hi"))
        .is(404, "not_found");
    api.get(admin, path).is(200);
    api.delete(admin, path).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "c-0000000000000000000000", "5f0000000000000000000000", "..."})
  void unknownIdIsNotFound(String id) {
    api.get(person, "/api/chat/{id}".replace("{id}", id)).is(404, "not_found");
  }

  @Test
  void listsLatestActivityFirstWithoutMessages() {
    Conversation first = conversationOf(1);
    Conversation second = conversationOf(1);
    Conversation third = conversations.start(owner, "newton", "Newton");
    talk.say(first, owner, "Again");
    String path = "/api/chat/user/" + person.userId();

    JsonNode page = api.get(person, path + "?size=2").is(200).body();
    assertThat(texts(page.get("items"), "conversationId")).containsExactly(first.id(), third.id());
    assertThat(page.get("items").get(0).has("messages")).isFalse();
    JsonNode rest = api.get(person, page.get("next").asString()).is(200).body();
    assertThat(texts(rest.get("items"), "conversationId")).containsExactly(second.id());

    JsonNode ofAgent = api.get(person, path + "?agentId=einstein&size=1").is(200).body();
    assertThat(texts(ofAgent.get("items"), "conversationId")).containsExactly(first.id());
    JsonNode next = api.get(person, ofAgent.get("next").asString()).is(200).body();
    assertThat(texts(next.get("items"), "conversationId")).containsExactly(second.id());
    assertThat(next.get("next").isNull()).isTrue();
  }

  @Test
  void listIsForTheUserAndAdmins() {
    String path = "/api/chat/user/" + person.userId();
    conversationOf(1);
    api.get(Person.user(), path).is(403);
    api.get(Person.visitor(), path).is(401);
    assertThat(api.get(Person.admin(), path).is(200).body().get("items")).hasSize(1);
    api.get(Api.NOBODY, "/api/chat/user/me").is(401, "sign_in_required");
  }

  @Test
  void renames() {
    String path = "/api/chat/" + conversationOf(1).id();
    assertThat(api.put(person, path, Map.of("title", " New ")).is(200).text("/title"))
        .isEqualTo("New");
    assertThat(api.get(person, path).text("/title")).isEqualTo("New");
    for (Map<String, ?> body :
        List.of(
            Map.<String, Object>of(),
            Map.of("title", " "),
            Map.of("title", "a\nb"),
            Map.of("title", "t".repeat(121)))) {
      isInvalid(api.put(person, path, body), "title");
    }
  }

  @Test
  void selectsABranch() {
    Conversation started = conversationOf(1);
    talk.say(started, owner, "Question 1, better", 0);
    String path = "/api/chat/" + started.id();

    api.put(person, path + "/branch", Map.of("messageId", started.messageId(2))).is(200);
    assertThat(texts(api.get(person, path).body().get("messages"), "id"))
        .containsExactly(started.messageId(1), started.messageId(2));

    for (String none : List.of(started.messageId(1), started.messageId(9), "x")) {
      Api.Answer refused = api.put(person, path + "/branch", Map.of("messageId", none));
      isInvalid(refused, "messageId");
    }
  }

  @Test
  void ends() {
    Conversation started = conversationOf(1);
    String path = "/api/chat/" + started.id();
    Conversation begun = conversations.begin(started.id(), owner, "And?", -1);
    api.post(person, path + "/end", Map.of()).is(409, "answer_in_progress");
    conversations.abandon(begun);
    String endTime = api.post(person, path + "/end", Map.of()).is(200).text("/endTime");
    assertThat(endTime).isNotEmpty();
    assertThat(api.post(person, path + "/end", Map.of()).is(200).text("/endTime"))
        .isEqualTo(endTime);
  }

  private Conversation conversationOf(int answers) {
    Conversation started = talk.start(owner);
    for (int n = 1; n <= answers; n++) {
      talk.say(started, owner, "Question " + n);
    }
    return started;
  }
}
