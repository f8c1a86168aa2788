package com.onelastai.lab.emotionvisualizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.image.TestImages;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class EmotionVisualizerIT extends ServiceTest {

  @Test
  void emotionsAreScoredAndDrawn() {
    Answer ended =
        run("{\"inputText\": \"I was happy. Then I was very sad!\"}")
            .is(200)
            .has("/status", "completed");

    shows(
        ended,
        """
        {"input": {"prompt": "I was happy. Then I was very sad!"},
         "output": {"result": {
           "inputText": "I was happy. Then I was very sad!",
           "detectedEmotions": [{"emotion": "sadness", "score": 0.317},
                                {"emotion": "joy", "score": 0.25}],
           "valence": 0.001,
           "sentences": [
             {"text": "I was happy.", "valence": 0.572,
              "emotions": [{"emotion": "joy", "score": 0.5}]},
             {"text": "Then I was very sad!", "valence": -0.57,
              "emotions": [{"emotion": "sadness", "score": 0.635}]}],
           "visualization": "%s"}}}\
        """
            .formatted(ended.text("/output/fileUrl")));
    byte[] picture =
        api.get(person, ended.text("/output/fileUrl")).is(200).response().getContentAsByteArray();
    assertThat(TestImages.read(picture).getWidth()).isEqualTo(1280);
  }

  @Test
  void wrongFieldsAreRefused() {
    isInvalid(run("{\"inputText\": \"\"}"), "inputText");
    isInvalid(run("{\"inputText\": \"%s\"}".formatted("a".repeat(10_001))), "inputText");
  }

  private Answer run(String json) {
    return api.call(
        person,
        MockMvcRequestBuilders.post("/api/lab/emotion-visualizer")
            .header("Prefer", "wait=30")
            .contentType(MediaType.APPLICATION_JSON)
            .content(json));
  }
}
