package com.onelastai.lab.emotionvisualizer;

import static com.onelastai.lab.emotionvisualizer.Emotion.ANGER;
import static com.onelastai.lab.emotionvisualizer.Emotion.ANTICIPATION;
import static com.onelastai.lab.emotionvisualizer.Emotion.DISGUST;
import static com.onelastai.lab.emotionvisualizer.Emotion.FEAR;
import static com.onelastai.lab.emotionvisualizer.Emotion.JOY;
import static com.onelastai.lab.emotionvisualizer.Emotion.SADNESS;
import static com.onelastai.lab.emotionvisualizer.Emotion.SURPRISE;
import static com.onelastai.lab.emotionvisualizer.Emotion.TRUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.EmotionScore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmotionScaleTest {

  private static final Lexicon LEXICON = Lexicon.load();

  private final EmotionScale scale = new EmotionScale(LEXICON);

  /** By hand: a sum s of weights gives s / sqrt(s² + 3). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | JOY | He was happy
          2 | JOY | Happy and joyful
          1.293 | JOY | He was very happy
          0.707 | JOY | He was slightly happy
          1.586 | JOY | He was really very happy
          1.1 | JOY | He was happy!
          1.4 | JOY | He was happy!!!!!!
          1.25 | JOY | He was HAPPY
          0.74 | SADNESS | He was not happy
          0.74 | SADNESS | He wasn’t happy
          1.293 | JOY | He had never been so happy
          0.5 | JOY | He was happy but left
          1.5 | SADNESS | He stayed but was sad
          1 | JOY | Hello :)
          1 | FEAR | I am afraid of it
          1 | ANTICIPATION | I can’t wait
          0.9 | ANGER | She is fed up
          1 | ANGER | She was furious
          1 | DISGUST | That is revolting
          1 | SURPRISE | I was astonished
          1 | ANTICIPATION | They are eager to go
          1 | TRUST | She is trustworthy
          """)
  void wordsAddUp(double sum, Emotion emotion, String text) {
    assertThat(scale.of(Sentence.of(text, LEXICON)))
        .hasEntrySatisfying(
            emotion,
            score -> assertThat(score).isCloseTo(sum / Math.sqrt(sum * sum + 3), within(1e-9)));
  }

  @Test
  void negatedFearIsNoFear() {
    assertThat(scale.of(Sentence.of("I am not afraid", LEXICON))).isEmpty();
  }

  @Test
  void kindOfIsNotKind() {
    assertThat(scale.of(Sentence.of("It is kind of a car", LEXICON))).isEmpty();
  }

  @Test
  void wholeIsTheMeanOfTheSentences() {
    Map<Emotion, Double> whole =
        EmotionScale.mean(List.of(Map.of(JOY, 0.5), Map.of(JOY, 0.3, FEAR, 0.4), Map.of()));

    assertThat(EmotionScale.ranked(whole))
        .containsExactly(new EmotionScore(JOY, 0.267), new EmotionScore(FEAR, 0.133));
  }

  @Test
  void everyEmotionHasWords() {
    for (Emotion emotion :
        List.of(JOY, TRUST, FEAR, SURPRISE, SADNESS, DISGUST, ANGER, ANTICIPATION)) {
      assertThat(LEXICON.emotions().values().stream().filter(found -> found.containsKey(emotion)))
          .as(emotion.value())
          .hasSizeGreaterThan(40);
    }
  }
}
