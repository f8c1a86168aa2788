package com.onelastai.lab.emotionvisualizer;

import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.EmotionScore;
import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.ModelReading;
import com.onelastai.lab.experiment.Run;
import com.onelastai.model.Prompt;
import com.onelastai.model.Prompt.Message;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Asks the language model for the emotions of a text. Of its answer only lines as asked for count.
 */
final class ModelReader {

  private static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_ANSWER = 60;
  private static final int MOST = 3;

  private static final Pattern LINE =
      Pattern.compile("^\\W*([a-z]+)\\s*[:=-]\\s*(\\d{1,3})\\s*%?\\W*$", Pattern.MULTILINE);

  private static final String TASK =
      "You name the emotions of a text. Answer with one to three lines, each an emotion and how"
          + " strong it is from 0 to 100, such as \"joy: 70\". Use only these emotions: joy, trust,"
          + " fear, surprise, sadness, disgust, anger, anticipation. Write nothing else.";

  private ModelReader() {}

  static Optional<ModelReading> read(String text, Run run) {
    String part = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    Prompt prompt =
        new Prompt(
            List.of(
                new Message("system", TASK),
                new Message("user", "The text:\n\n" + part + "\n\nIts emotions:")),
            LONGEST_ANSWER);
    return run.tryAsk(prompt)
        .map(reply -> new ModelReading(emotions(reply.text()), reply.model()))
        .filter(reading -> !reading.emotions().isEmpty());
  }

  private static List<EmotionScore> emotions(String answer) {
    Map<Emotion, Double> scores = new EnumMap<>(Emotion.class);
    for (MatchResult line : LINE.matcher(answer.toLowerCase(Locale.ROOT)).results().toList()) {
      double score = Integer.parseInt(line.group(2)) / 100.0;
      SnakeCaseEnum.find(Emotion.class, line.group(1))
          .filter(_ -> score <= 1)
          .ifPresent(emotion -> scores.putIfAbsent(emotion, score));
    }
    return EmotionScale.ranked(scores).stream().limit(MOST).toList();
  }
}
