package com.onelastai.lab.emotionvisualizer;

import com.onelastai.lab.emotionvisualizer.EmotionVisualizerResult.EmotionScore;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which emotions a sentence tells, each from 0 to 1. A word, or a pair of words, counts as the
 * lexicon says, more or less with a word of degree before it. Up to three words after a negation it
 * does not count, but what is not joy counts partly as sadness. What stands before "but" counts
 * half, what follows it one and a half times.
 */
final class EmotionScale {

  /** A sum of 1 gives a score of 0.5. */
  private static final double SOFT = 3;

  private static final double TURNED_JOY = 0.74;
  private static final double SHOUTED = 1.25;
  private static final double EXCLAIMED = 0.1;
  private static final int MOST_EXCLAMATIONS = 4;
  private static final int REACH = 3;

  private final Lexicon lexicon;

  EmotionScale(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Map<Emotion, Double> of(Sentence sentence) {
    Map<Emotion, Double> sums = new EnumMap<>(Emotion.class);
    int but = sentence.lower().indexOf("but");
    for (int i = 0; i < sentence.words().size(); i++) {
      // "Can't wait" says something else than its words.
      int first = lexicon.emotions().containsKey(sentence.phrase(i - 1, i)) ? i - 1 : i;
      Map<Emotion, Double> meant = lexicon.emotions().get(sentence.phrase(first, i));
      // "Kind of" says nothing of kindness.
      if (meant != null && !sentence.phrase(i, i + 1).equals("kind of")) {
        double part = but < 0 ? 1 : i < but ? 0.5 : 1.5;
        add(sums, meant, part * strength(sentence, first), isNegated(sentence, first));
      }
    }
    double loud = 1 + EXCLAIMED * Math.min(MOST_EXCLAMATIONS, sentence.count('!'));
    sums.replaceAll((_, sum) -> score(sum * loud));
    return sums;
  }

  /** The mean over the sentences. */
  static Map<Emotion, Double> mean(List<Map<Emotion, Double>> sentences) {
    Map<Emotion, Double> mean = new EnumMap<>(Emotion.class);
    for (Map<Emotion, Double> sentence : sentences) {
      sentence.forEach(
          (emotion, score) -> mean.merge(emotion, score / sentences.size(), Double::sum));
    }
    return mean;
  }

  /** The strongest first, rounded; none that rounds to nothing. */
  static List<EmotionScore> ranked(Map<Emotion, Double> scores) {
    return scores.entrySet().stream()
        .map(entry -> new EmotionScore(entry.getKey(), rounded(entry.getValue())))
        .filter(found -> found.score() > 0)
        .sorted(
            Comparator.comparingDouble(EmotionScore::score)
                .reversed()
                .thenComparing(EmotionScore::emotion))
        .toList();
  }

  static double rounded(double score) {
    return Math.round(score * 1000) / 1000.0;
  }

  private static void add(
      Map<Emotion, Double> sums, Map<Emotion, Double> meant, double strength, boolean negated) {
    meant.forEach((emotion, weight) -> {
      if (!negated) {
        sums.merge(emotion, weight * strength, Double::sum);
      } else if (emotion == Emotion.JOY) {
        sums.merge(Emotion.SADNESS, weight * strength * TURNED_JOY, Double::sum);
      }
    });
  }

  private double strength(Sentence sentence, int i) {
    double degree = 1;
    for (int before = i - 1; before >= Math.max(0, i - 2); before--) {
      degree += lexicon.degree().getOrDefault(sentence.lower().get(before), 0.0);
    }
    degree += lexicon.degree().getOrDefault(sentence.phrase(i - 2, i - 1), 0.0);
    return degree * (sentence.shouts(i) ? SHOUTED : 1);
  }

  private boolean isNegated(Sentence sentence, int i) {
    for (int before = i - 1; before >= Math.max(0, i - REACH); before--) {
      String word = sentence.lower().get(before);
      if (word.equals("no") || lexicon.negations().contains(word) || word.contains("n't")) {
        return !isPraise(sentence.phrase(before, i));
      }
    }
    return false;
  }

  /** As in "never been so happy" and "without doubt happy". */
  private static boolean isPraise(String phrase) {
    return phrase.startsWith("without doubt ")
        || (phrase.startsWith("never ") && (phrase.contains(" so ") || phrase.contains(" this ")));
  }

  private static double score(double sum) {
    return sum <= 0 ? 0 : sum / Math.sqrt(sum * sum + SOFT);
  }
}
