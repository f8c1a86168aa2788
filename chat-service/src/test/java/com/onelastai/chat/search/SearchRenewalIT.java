package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class SearchRenewalIT extends ServiceTest {

  @Autowired SearchRenewal renewal;

  @Test
  void messagesThatWereIndexedByOlderRulesAreFoundAfterwards() {
    String id = talk.start(person, "서버", "한국어 검색이 된다");
    String answer = id + "-2";
    await().until(() -> mongo.findById(answer, SearchEntry.class) != null);
    mongo.updateFirst(byId(answer), new Update().set("words", List.of("한국어")), SearchEntry.class);
    mongo.remove(byId(SearchRenewal.ID), SearchRenewal.COLLECTION);

    renewal.renew();

    assertThat(words(answer)).contains("한", "한국", "검색");
    mongo.updateFirst(byId(answer), new Update().set("words", List.of("old")), SearchEntry.class);
    renewal.renew();
    assertThat(words(answer)).as("runs once").containsExactly("old");
  }

  @Test
  void reasoningInStoredAnswersIsSeparated() {
    String id = talk.start(person, "Why?", "<think>zebras</think>Because air.");
    String answer = id + "-2";
    await().until(() -> mongo.findById(answer, SearchEntry.class) != null);
    mongo.updateFirst(
        byId(id),
        new Update().set("title", "<think>").set("titleBy", "model"),
        Conversation.COLLECTION);
    mongo.remove(byId(SearchRenewal.ID), SearchRenewal.COLLECTION);

    renewal.renew();

    Answer page = api.get(person, "/api/chat/" + id).is(200);
    assertThat(page.text("/messages/1/content")).isEqualTo("Because air.");
    assertThat(page.body().at("/messages/1/reasoned").asBoolean()).isTrue();
    assertThat(page.text("/title")).isEqualTo("Why?");
    assertThat(words(answer)).contains("air").doesNotContain("zebras");
  }

  private List<String> words(String id) {
    return Objects.requireNonNull(mongo.findById(id, SearchEntry.class)).words();
  }
}
