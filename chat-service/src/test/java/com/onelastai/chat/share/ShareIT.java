package com.onelastai.chat.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.share.Sharing.ShareToken;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class ShareIT extends ServiceTest {

  @Autowired SharedTitles titles;

  @Test
  void linkShowsMessagesToEveryoneAndNothingAboutTheOwner() {
    String id = talk.start(person, "Why?", "Because.");
    Answer link = share(id).is(201);
    String token = link.text("/token");

    assertThat(link.text("/url")).isEqualTo("http://localhost:8080/api/chat/shared/" + token);
    Answer shown = shared(token).is(200);

    shows(
        shown,
        """
        {"title": "Why?", "agentId": "einstein", "agentName": "Einstein Agent",
         "messages": [{"content": "Why?"}, {"content": "Because.", "role": "assistant"}]}
        """);
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
    shared(new ShareToken(token).hash()).is(404);
  }

  @Test
  void titleIsThatOfTheTimeOfSharing() {
    String id = talk.start(person, "Why?", "Because.");
    String token = share(id).text("/token");

    api.put(person, "/api/chat/" + id, Map.of("title", "My secret plan")).is(200);

    assertThat(shared(token).is(200).text("/title")).isEqualTo("Why?");
    assertThat(shared(share(id).text("/token")).text("/title")).isEqualTo("My secret plan");
  }

  @Test
  void sharesOfEarlierVersionsGetATitleOnce() {
    String id = talk.start(person, "Why?", "Because.");
    String token = share(id).text("/token");
    mongo.updateFirst(byId(id), new Update().unset("share.title"), Conversation.COLLECTION);

    titles.addMissing();
    api.put(person, "/api/chat/" + id, Map.of("title", "My secret plan")).is(200);
    titles.addMissing();

    assertThat(shared(token).is(200).text("/title")).isEqualTo("Why?");
  }

  @Test
  void laterMessagesAndOtherBranchesAreNotShown() {
    String id = talk.start(person, "one", "first", "hidden question", "hidden answer");
    talk.say(person, id, 2, "shown question", "shown answer");
    String token = share(id).text("/token");
    talk.say(person, id, -1, "later", "much later");

    Answer shown = shared(token).is(200);

    assertThat(contents(shown)).containsExactly("one", "first", "shown question", "shown answer");
  }

  @Test
  void pagesGoFromTheEndToTheBeginning() {
    String[] said = Talk.texts(130);
    String token = share(talk.start(person, said)).text("/token");

    assertThat(pages(Api.NOBODY, "/api/chat/shared/" + token + "?size=50").reversed())
        .flatExtracting(ShareIT::contents)
        .containsExactly(said);
  }

  @Test
  void withdrawnReplacedAndDeletedLinksAreNotFound() {
    String id = talk.start(person, "Why?", "Because.");
    String first = share(id).text("/token");
    String second = share(id).text("/token");
    shared(first).is(404, "not_found");
    shared(second).is(200);

    api.delete(person, "/api/chat/" + id + "/share").is(204);
    api.delete(person, "/api/chat/" + id + "/share").is(204);
    shared(second).is(404, "not_found");

    String third = share(id).text("/token");
    api.delete(person, "/api/chat/" + id).is(200);
    shared(third).is(404, "not_found");
  }

  @Test
  void onlyTheOwnerSharesAConversationWithMessages() {
    String id = talk.start(person, "Why?", "Because.");

    api.post(Person.user(), "/api/chat/" + id + "/share", Map.of()).is(404);
    api.delete(Person.user(), "/api/chat/" + id + "/share").is(404);
    api.post(Api.NOBODY, "/api/chat/" + id + "/share", Map.of()).is(401, "sign_in_required");
    share(talk.start(person)).is(409, "nothing_to_share");
    shared("x".repeat(43)).is(404);
    shared("😀").is(404);
  }

  private Answer share(String conversationId) {
    return api.post(person, "/api/chat/" + conversationId + "/share", Map.of());
  }

  private Answer shared(String token) {
    return api.get(Api.NOBODY, "/api/chat/shared/" + token);
  }

  private static List<String> contents(Answer shown) {
    return texts(shown, "/messages", "content");
  }
}
