package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.test.Model;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.model.ChatModel;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TitlesIT extends ServiceTest {

  private static final AnswerProperties ON = new AnswerProperties(1024, 4, 2, 3, true);

  @Autowired ChatModel model;
  private String id = "";

  @BeforeEach
  void firstAnswer() {
    Model.says("Because air scatters blue.");
    id =
        api.post(person, "/api/chat", Map.of("agentId", "einstein", "message", "Why is it blue?"))
            .is(200)
            .text("/conversationId");
    assertThat(title()).isEqualTo("Why is it blue?");
    Model.says("\"Blue ", "Skies\"");
  }

  @Test
  void modelsTitleReplacesTheFirstWords() {
    titles(new AnswerSlots(ON)).makeFor(id, "Why is it blue?", "Because.");
    await().until(() -> title().equals("Blue Skies"));
    assertThat(Model.prompts().getLast().getLast()).contains("Why is it blue?", "Because.");
  }

  @Test
  void longQuestionIsCutBetweenCharacters() {
    titles(new AnswerSlots(ON)).makeFor(id, "?" + "😀".repeat(1000), "Because.");
    await().until(() -> title().equals("Blue Skies"));
    assertThat(Model.prompts().getLast().getLast()).contains("😀\n\nAnswer");
  }

  @Test
  void halfATitleIsNotUsed() {
    Model.reasons("", "The History of the", "length");
    AnswerSlots slots = new AnswerSlots(ON);
    titles(slots).makeFor(id, "Why is it blue?", "Because.");
    await().until(() -> Model.prompts().size() == 1);
    await().until(() -> allAreFree(slots));
    assertThat(title()).isEqualTo("Why is it blue?");
  }

  @Test
  void titleIsAskedForInTheLanguageOfTheQuestion() {
    titles(new AnswerSlots(ON)).makeFor(id, "空はなぜ青いのですか？", "光が散乱するからです。");
    await().until(() -> title().equals("Blue Skies"));
    assertThat(Model.prompts().getLast().getFirst()).contains("in the language of the question");
  }

  @Test
  void usersTitleIsKept() {
    api.put(person, "/api/chat/" + id, Map.of("title", "Mine")).is(200);
    AnswerSlots slots = new AnswerSlots(ON);
    titles(slots).makeFor(id, "Why is it blue?", "Because.");
    await().until(() -> Model.prompts().size() == 1);
    await().until(() -> allAreFree(slots));
    assertThat(title()).isEqualTo("Mine");
  }

  @Test
  void busyProcessKeepsTheFirstWords() {
    AnswerSlots slots = new AnswerSlots(ON);
    slots.take("ada");
    slots.take("ben");
    titles(slots).makeFor(id, "Why is it blue?", "Because.");
    assertThat(Model.prompts()).isEmpty();
  }

  private static boolean allAreFree(AnswerSlots slots) {
    try (AnswerSlots.Slot first = slots.takeSpare();
        AnswerSlots.Slot second = slots.takeSpare()) {
      return first != null && second != null;
    }
  }

  private Titles titles(AnswerSlots slots) {
    return new Titles(model, conversations, slots, ON);
  }

  private String title() {
    return api.get(person, "/api/chat/" + id).is(200).text("/title");
  }
}
