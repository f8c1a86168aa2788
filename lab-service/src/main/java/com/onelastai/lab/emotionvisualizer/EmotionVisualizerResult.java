package com.onelastai.lab.emotionvisualizer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The emotions of a text.
 *
 * @param detectedEmotions of the whole: the mean over its sentences, the strongest first
 * @param valence how good or bad the whole sounds, -1 to 1: the mean over its sentences
 * @param sentences in their order
 * @param modelReading what the language model says beside the lexicon; null if it said nothing
 *     usable
 * @param visualization the address of the picture
 */
record EmotionVisualizerResult(
    String inputText,
    List<EmotionScore> detectedEmotions,
    @Schema(example = "0.132") double valence,
    List<SentenceReading> sentences,
    @Nullable ModelReading modelReading,
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String visualization) {

  /**
   * An emotion that was found.
   *
   * @param score from 0 to 1
   */
  record EmotionScore(Emotion emotion, @Schema(example = "0.5") double score) {}

  /**
   * A sentence.
   *
   * @param emotions the strongest first; none if the lexicon finds none
   * @param valence how good or bad it sounds, -1 to 1
   */
  record SentenceReading(
      @Schema(example = "I was so nervous before the exam.") String text,
      List<EmotionScore> emotions,
      @Schema(example = "-0.346") double valence) {}

  /**
   * The language model's opinion of the whole text.
   *
   * @param model which one
   */
  record ModelReading(
      List<EmotionScore> emotions, @Schema(example = "smollm2-135m-instruct") String model) {}
}
