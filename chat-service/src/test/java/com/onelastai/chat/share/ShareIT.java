package com.onelastai.chat.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.share.Sharing.ShareToken;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ShareIT extends ServiceTest {

  @Test
  void linkShowsMessagesToEveryoneAndNothingAboutTheOwner() {
    String id = talk.start(person, "Why?", "Because.");
    Answer link = share(id).is(201);
    String token = link.text("/token");

    assertThat(link.text("/url")).isEqualTo("http://localhost:8080/api/chat/shared/" + token);
    Answer shown = api.get(Api.NOBODY, "/api/chat/shared/" + token).is(200);

    assertThat(shown.text("/title")).isEqualTo("Why?");
    assertThat(shown.text("/agentId")).isEqualTo("einstein");
    assertThat(shown.text("/agentName")).isEqualTo("Einstein Agent");
    assertThat(contents(shown)).containsExactly("Why?", "Because.");
    assertThat(shown.text("/messages/1/role")).isEqualTo("assistant");
    assertThat(shown.text()).doesNotContain(id, String.valueOf(person.userId()), "feedback");
    assertThat(shown.response().getHeader("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(shown.response().getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void tokenIsOf256BitsAndOnlyItsHashIsStored() {
    String id = talk.start(person, "Why?", "Because.");
    String token = share(id).text("/token");

    assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(String.valueOf(mongo.findById(id, Document.class, Conversation.COLLECTION)))
        .doesNotContain(token)
        .contains(new ShareToken(token).hash());
    api.get(Api.NOBODY, "/api/chat/shared/" + new ShareToken(token).hash()).is(404);
  }

  @Test
  void laterMessagesAndOtherBranchesAreNotShown() {
    String id = talk.start(person, "one", "first", "hidden question", "hidden answer");
    talk.say(person, id, 2, "shown question", "shown answer");
    String token = share(id).text("/token");
    talk.say(person, id, -1, "later", "much later");

    Answer shown = api.get(Api.NOBODY, "/api/chat/shared/" + token).is(200);

    assertThat(contents(shown)).containsExactly("one", "first", "shown question", "shown answer");
  }

  @Test
  void pagesGoFromTheEndToTheBeginning() {
    String[] said = new String[130];
    for (int i = 0; i < said.length; i++) {
      said[i] = "m" + i;
    }
    String id = talk.start(person, said);
    String next = "/api/chat/shared/" + share(id).text("/token") + "?size=50";
    List<String> seen = new ArrayList<>();
    while (!next.isEmpty()) {
      Answer page = api.get(Api.NOBODY, next).is(200);
      seen.addAll(0, contents(page));
      next = page.body().at("/next").asString("");
    }

    assertThat(seen).containsExactly(said);
  }

  @Test
  void withdrawnReplacedAndDeletedLinksAreNotFound() {
    String id = talk.start(person, "Why?", "Because.");
    String first = share(id).text("/token");
    String second = share(id).text("/token");
    api.get(Api.NOBODY, "/api/chat/shared/" + first).is(404, "not_found");
    api.get(Api.NOBODY, "/api/chat/shared/" + second).is(200);

    api.delete(person, "/api/chat/" + id + "/share").is(204);
    api.delete(person, "/api/chat/" + id + "/share").is(204);
    api.get(Api.NOBODY, "/api/chat/shared/" + second).is(404, "not_found");

    String third = share(id).text("/token");
    api.delete(person, "/api/chat/" + id).is(200);
    api.get(Api.NOBODY, "/api/chat/shared/" + third).is(404, "not_found");
  }

  @Test
  void onlyTheOwnerSharesAConversationWithMessages() {
    String id = talk.start(person, "Why?", "Because.");

    api.post(Person.user(), "/api/chat/" + id + "/share", Map.of()).is(404);
    api.delete(Person.user(), "/api/chat/" + id + "/share").is(404);
    api.post(Api.NOBODY, "/api/chat/" + id + "/share", Map.of()).is(401, "sign_in_required");
    share(talk.start(person)).is(409, "nothing_to_share");
    api.get(Api.NOBODY, "/api/chat/shared/" + "x".repeat(43)).is(404);
    api.get(Api.NOBODY, "/api/chat/shared/😀").is(404);
  }

  private Answer share(String conversationId) {
    return api.post(person, "/api/chat/" + conversationId + "/share", Map.of());
  }

  private static List<String> contents(Answer shown) {
    return texts(shown.body().get("messages"), "content");
  }
}
