package com.onelastai.lab.personalitymirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class PersonalityMirrorIT extends ServiceTest {

  private static final String MIRROR = "/api/lab/personality-mirror";
  private static final String ITEMS = MIRROR + "/items";

  @Test
  void shortFormIsListedInItsPublishedOrder() {
    Answer items = api.get(visitor, ITEMS).is(200);
    shows(items, "{\"form\": \"short\", \"name\": \"Mini-IPIP, 20 items\"}");
    assertThat(texts(items, "/items", "text"))
        .hasSize(20)
        .startsWith("Am the life of the party.", "Sympathize with others' feelings.");
    assertThat(items.body().at("/scale").size()).isEqualTo(5);
    assertThat(items.text()).doesNotContain("\"key\"", "\"trait\"");
  }

  @Test
  void longFormHasFiftyItems() {
    assertThat(api.get(visitor, ITEMS + "?form=long").is(200).body().at("/items").size())
        .isEqualTo(50);
  }

  @Test
  void otherFormsAreRefused() {
    isInvalid(api.get(visitor, ITEMS + "?form=huge"), "form");
  }

  @Test
  void answersAreScored() {
    Answer mirror = mirror(twenty(5)).is(200);
    shows(
        mirror,
        """
        {"status": "completed", "input": {"settings": {"form": "short"}},
         "output": {"metadata": {"engine": {"kind": "algorithm", "name": "ipip-big-five"}}}}\
        """);
    assertThat(texts(mirror, "/output/result/traits", "trait"))
        .containsExactly(
            "extraversion",
            "agreeableness",
            "conscientiousness",
            "emotional_stability",
            "intellect");
    assertThat(mirror.body().at("/output/result/traits/4/rawScore").asInt()).isEqualTo(8);
    assertThat(mirror.text("/output/result/disclaimer")).contains("no diagnosis");
  }

  @Test
  void wrongAnswersAreRefusedByName() {
    String answers = twenty(3);
    isInvalid(mirror(answers.replaceFirst("\"answer\": 3", "\"answer\": 6")), "answers[0].answer");
    isInvalid(mirror(answers.replaceFirst("\"item\": 1,", "\"item\": 2,")), "answers[0].item");
  }

  private Answer mirror(String answers) {
    return api.call(
        person,
        MockMvcRequestBuilders.post(MIRROR)
            .header("Prefer", "wait=30")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"form\": \"short\", \"answers\": [" + answers + "]}"));
  }

  /** This answer to each item of the short form. */
  private String twenty(int answer) {
    return api.get(visitor, ITEMS)
        .is(200)
        .body()
        .at("/items")
        .valueStream()
        .map(item -> "{\"item\": " + item.at("/item").asInt() + ", \"answer\": " + answer + "}")
        .collect(Collectors.joining(", "));
  }
}
