package com.onelastai.lab.neuralart;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.image.TestImages;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class NeuralArtIT extends ServiceTest {

  @Test
  void pictureIsDrawnAndRead() {
    Answer ended =
        run("{\"prompt\": \"First snow\", \"resolution\": 512, \"style\": \"penrose\", \"seed\": 7}")
            .is(200)
            .has("/status", "completed");

    shows(
        ended,
        """
        {"experimentType": "neural-art",
         "input": {"prompt": "First snow",
                   "settings": {"resolution": 512, "style": "penrose", "seed": 7}},
         "output": {"result": {"prompt": "First snow", "style": "penrose", "resolution": 512,
                               "width": 512, "height": 512, "seed": 7,
                               "palette": {"name": "snow"},
                               "generatedImageUrl": "%s"},
                    "metadata": {"engine": {"kind": "algorithm", "name": "penrose"}}}}\
        """
            .formatted(ended.text("/output/fileUrl")));
    BufferedImage picture =
        TestImages.read(
            api.get(person, ended.text("/output/fileUrl"))
                .is(200)
                .response()
                .getContentAsByteArray());
    assertThat(picture.getWidth()).isEqualTo(512);
  }

  @Test
  void wrongFieldsAreRefused() {
    isInvalid(run("{\"prompt\": \"snow\", \"resolution\": 513}"), "resolution");
    isInvalid(run("{\"prompt\": \"snow\", \"style\": \"cubism\"}"), "style");
    isInvalid(run("{\"prompt\": \"snow\", \"engine\": \"remote\"}"), "engine");
    isInvalid(run("{\"prompt\": \"snow\", \"seed\": -1}"), "seed");
    isInvalid(run("{\"prompt\": \" \"}"), "prompt");
  }

  private Answer run(String json) {
    return api.call(
        person,
        MockMvcRequestBuilders.post("/api/lab/neural-art")
            .header("Prefer", "wait=30")
            .contentType(MediaType.APPLICATION_JSON)
            .content(json));
  }
}
