package com.onelastai.lab.imageplayground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.image.TestImages;
import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.LabFile;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.imageplayground.Transformation.Crop;
import com.onelastai.lab.imageplayground.Transformation.Grayscale;
import com.onelastai.lab.imageplayground.Transformation.Resize;
import com.onelastai.lab.imageplayground.Transformation.Rotate;
import com.onelastai.lab.test.TestRun;
import com.onelastai.starter.openapi.Schemas;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.InputReader;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImagePlaygroundTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private final ImagePlayground playground = new ImagePlayground();
  private final TestRun run = new TestRun();

  @Test
  void stepsAreAppliedInTheirOrder() {
    byte[] original = TestImages.png(60, 40);
    String image = run.upload(original);

    Outcome<ImagePlaygroundResult> outcome =
        playground.run(
            new ImagePlaygroundInput(
                image, List.of(new Rotate(90), new Crop(0, 0, 40, 10), new Grayscale())),
            run);

    ImagePlaygroundResult result = outcome.result();
    assertThat(result.originalImage()).isEqualTo(LabFile.ADDRESS + image);
    assertThat(result.resultImage()).isEqualTo(Objects.requireNonNull(outcome.file()).url());
    assertThat(result.width()).isEqualTo(40);
    assertThat(result.height()).isEqualTo(10);
    assertThat(result.transformations())
        .extracting(step -> step.width() + "x" + step.height())
        .containsExactly("40x60", "40x10", "40x10");
    BufferedImage picture = TestImages.read(run.file("picture.png"));
    assertThat(picture.getWidth()).isEqualTo(40);
    // The left half was blue, and is above after the turn.
    assertThat(picture.getRGB(20, 5)).isEqualTo(0xFF121212);
    assertThat(run.read(image)).isEqualTo(original);
    assertThat(run.steps()).contains("Rotating", "Cropping", "Removing the colours", "Saving");
  }

  @Test
  void lastStepIsUndoneByARunWithoutIt() {
    byte[] before = result(new Resize(30, null));
    byte[] after = result(new Resize(30, null), new Grayscale());

    assertThat(after).isNotEqualTo(before);
    assertThat(result(new Resize(30, null))).isEqualTo(before);
  }

  private byte[] result(Transformation... steps) {
    TestRun own = new TestRun();
    String image = own.upload(TestImages.png(60, 40));
    playground.run(new ImagePlaygroundInput(image, List.of(steps)), own);
    return own.file("picture.png");
  }

  @Test
  void failureNamesTheStep() {
    String image = run.upload(TestImages.png(60, 40));

    assertThatThrownBy(() ->
            playground.run(
                new ImagePlaygroundInput(
                    image, List.of(new Resize(30, null), new Crop(0, 0, 60, 40))),
                run))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessageStartingWith("Step 2: ")
        .hasMessageContaining("30 x 20");
  }

  @Test
  void soundIsNoPicture() {
    String sound = run.upload(new byte[100]);

    assertThatThrownBy(
            () -> playground.run(new ImagePlaygroundInput(sound, List.of(new Grayscale())), run))
        .isInstanceOf(ExperimentFailedException.class);
  }

  @Test
  void cancelledRunLeavesTheTurnToTheNext() {
    ImagePlaygroundInput input =
        new ImagePlaygroundInput(run.upload(TestImages.png(60, 40)), List.of(new Grayscale()));
    run.cancel();
    assertThatThrownBy(() -> playground.run(input, run)).isInstanceOf(CancellationException.class);

    TestRun next = new TestRun();
    next.upload(TestImages.png(60, 40));
    assertThat(playground.run(input, next).file()).isNotNull();
  }

  @Test
  void everyTypeIsReadFromJson() {
    ImagePlaygroundInput input =
        read(
            """
            {"image": "f-1", "transformations": [
              {"type": "crop", "x": 0, "y": 0, "width": 5, "height": 5},
              {"type": "rotate", "degrees": -12.5},
              {"type": "flip", "direction": "vertical"},
              {"type": "resize", "width": 100},
              {"type": "brightness", "amount": 10},
              {"type": "contrast", "amount": 10},
              {"type": "saturation", "amount": 10},
              {"type": "hue", "degrees": 10},
              {"type": "grayscale"},
              {"type": "sepia"},
              {"type": "invert"},
              {"type": "blur", "radius": 3},
              {"type": "sharpen", "amount": 30},
              {"type": "edges"},
              {"type": "reduce_colours", "colours": 8},
              {"type": "palette", "palette": "game_boy"},
              {"type": "stylise", "style": "oil_paint", "strength": 3}
            ]}
            """);

    assertThat(input.transformations())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSize(Transformation.class.getPermittedSubclasses().length);
    assertThat(JSON.readTree(JSON.writeValueAsString(input)).at("/transformations/16"))
        .isEqualTo(
            JSON.readTree("{\"type\": \"stylise\", \"style\": \"oil_paint\", \"strength\": 3}"));
  }

  @Test
  void everyTypeIsDescribedAsAnObject() {
    JsonNode schemas = JSON.valueToTree(Schemas.of(ImagePlaygroundInput.class)).at("/$defs");

    assertThat(schemas.at("/Transformation/oneOf").valueStream())
        .hasSize(Transformation.class.getPermittedSubclasses().length)
        .map(type -> type.at("/$ref").asString().replace("#/$defs", ""))
        .allSatisfy(type -> assertThat(schemas.at(type + "/type").asString()).isEqualTo("object"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type': 'explode'}                                 | transformations[0]",
        "{'degrees': 3}                                      | transformations[0]",
        "{'type': 'grayscale', 'amount': 3}                  | transformations[0].amount",
        "{'type': 'rotate', 'degrees': 361}                  | transformations[0].degrees",
        "{'type': 'flip'}                                    | transformations[0].direction",
        "{'type': 'flip', 'direction': 'up'}                 | transformations[0].direction",
        "{'type': 'blur'}                                    | transformations[0].radius",
        "{'type': 'blur', 'radius': 1000}                    | transformations[0].radius",
        "{'type': 'crop', 'x':-1,'y':0,'width':1,'height':1} | transformations[0].x",
        "{'type': 'palette', 'palette': 'mine'}              | transformations[0].palette",
        "{'type': 'resize', 'width': 5000}                   | transformations[0].width",
        "{'type': 'resize'}                                  | transformations[0].width",
        "null                                                | transformations[0]"
      })
  void wrongStepIsNamed(String step, String field) {
    String body = "{\"image\": \"f-1\", \"transformations\": [%s]}".formatted(step);

    assertThatThrownBy(() -> playground.check(read(body.replace('\'', '"'))))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.fields().getFirst().field()).startsWith(field));
  }

  @Test
  void numberOfStepsIsLimited() {
    String step = "{\"type\": \"grayscale\"}";
    for (String steps : List.of("", (step + ",").repeat(30) + step)) {
      String body = "{\"image\": \"f-1\", \"transformations\": [%s]}".formatted(steps);
      assertThatThrownBy(() -> read(body)).isInstanceOf(ApiException.class);
    }
  }

  private static ImagePlaygroundInput read(String body) {
    return new InputReader(JSON, VALIDATOR).read(JSON.readTree(body), ImagePlaygroundInput.class);
  }
}
