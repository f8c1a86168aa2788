package com.onelastai.lab.emotionvisualizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.EmotionScore;
import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.ModelReading;
import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.SentenceReading;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.experiment.Engine.Kind;
import com.onelastai.lab.experiment.Outcome;
import com.onelastai.lab.test.TestRun;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class EmotionVisualizerExperimentTest {

  private static final String TEXT = "I was happy. Then I was very sad!";
  private static final String PICTURE = "emotions.png";

  private final EmotionVisualizerExperiment experiment = new EmotionVisualizerExperiment();
  private final TestRun run = new TestRun();

  /** By hand: joy 1 / √(1 + 3); sadness 1.293 · 1.1 / √((1.293 · 1.1)² + 3); the whole is half. */
  @Test
  void sentencesAndWholeAreScored() {
    EmotionVisualizerResult result = run(TEXT).result();

    assertThat(result.inputText()).isEqualTo(TEXT);
    assertThat(result.sentences())
        .extracting(SentenceReading::text)
        .containsExactly("I was happy.", "Then I was very sad!");
    assertThat(result.sentences().getFirst().emotions())
        .containsExactly(new EmotionScore(Emotion.JOY, 0.5));
    assertThat(result.sentences().getLast().emotions())
        .containsExactly(new EmotionScore(Emotion.SADNESS, 0.635));
    assertThat(result.detectedEmotions())
        .containsExactly(
            new EmotionScore(Emotion.SADNESS, 0.317), new EmotionScore(Emotion.JOY, 0.25));
    assertThat(result.sentences().getFirst().valence()).isEqualTo(0.572);
    assertThat(result.sentences().getLast().valence()).isEqualTo(-0.57);
    assertThat(result.valence()).isEqualTo(0.001);
  }

  @Test
  void withoutAModelTheLexiconAnswersAlone() {
    Outcome<EmotionVisualizerResult> outcome = run(TEXT);

    assertThat(outcome.result().modelReading()).isNull();
    assertThat(outcome.engine().kind()).isEqualTo(Kind.ALGORITHM);
  }

  @Test
  void modelsReadingStandsBeside() {
    run.reply("Joy: 20\n- sadness: 80%\nanger: 500\nboredom: 10\nI think it is sad.");

    Outcome<EmotionVisualizerResult> outcome = run(TEXT);

    ModelReading reading = Objects.requireNonNull(outcome.result().modelReading());
    assertThat(reading.emotions())
        .containsExactly(
            new EmotionScore(Emotion.SADNESS, 0.8), new EmotionScore(Emotion.JOY, 0.2));
    assertThat(reading.model()).isEqualTo(TestRun.MODEL);
    assertThat(outcome.result().detectedEmotions().getFirst().score()).isEqualTo(0.317);
    assertThat(outcome.engine())
        .isEqualTo(new Engine(Kind.BOTH, "lexicon of emotions with VADER, scripted"));
  }

  @Test
  void uselessReplyIsNoReading() {
    run.reply("The text is about somebody who was happy: 100 percent.");

    assertThat(run(TEXT).result().modelReading()).isNull();
  }

  @Test
  void pictureShowsTheEmotionsThatWereFound() throws IOException {
    Outcome<EmotionVisualizerResult> outcome = run(TEXT);

    assertThat(outcome.result().visualization())
        .isEqualTo(Objects.requireNonNull(outcome.file()).url());
    assertThat(colours(run.file(PICTURE)))
        .contains(Emotion.JOY.colour, Emotion.SADNESS.colour)
        .doesNotContain(Emotion.ANGER.colour, Emotion.FEAR.colour);
  }

  @Test
  void sameTextGivesTheSamePicture() {
    run(TEXT);
    byte[] first = run.file(PICTURE);

    TestRun again = new TestRun();
    new EmotionVisualizerExperiment().run(new EmotionVisualizerInput(TEXT), again);

    assertThat(again.file(PICTURE)).isEqualTo(first);
  }

  @Test
  void textWithoutEmotionsIsDrawnToo() throws IOException {
    EmotionVisualizerResult result = run("?\n...").result();

    assertThat(result.detectedEmotions()).isEmpty();
    assertThat(result.valence()).isZero();
    assertThat(colours(run.file(PICTURE))).hasSizeGreaterThan(10);
  }

  @Test
  void longestTextsAreReadInASecondOrTwo() {
    String many = "Oh no! ".repeat(1428);
    String one = "sad,".repeat(2500);

    long start = System.nanoTime();
    assertThat(run(many).result().sentences()).hasSize(1428);
    run(one);
    run("no ".repeat(3333));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
  }

  private Outcome<EmotionVisualizerResult> run(String text) {
    TestRun fresh = run.percent() == 0 ? run : new TestRun();
    return experiment.run(new EmotionVisualizerInput(text), fresh);
  }

  private static Set<Integer> colours(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return Arrays.stream(pixels).map(rgb -> rgb & 0xFFFFFF).boxed().collect(Collectors.toSet());
  }
}
