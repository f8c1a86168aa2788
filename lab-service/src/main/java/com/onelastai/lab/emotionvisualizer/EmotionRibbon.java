package com.onelastai.lab.emotionvisualizer;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The emotions from the first sentence to the last, as bands that widen with their scores.
 *
 * @param scores of each column from left to right: of a sentence, or the mean of some
 */
record EmotionRibbon(List<Map<Emotion, Double>> scores) {

  /** More could not be told apart. */
  private static final int MOST_COLUMNS = 90;

  private static final int STEPS = 14;

  /** How far the bands of one column reach at most, so that few sentences look calm. */
  private static final double FULL = 1.6;

  static EmotionRibbon of(List<Map<Emotion, Double>> sentences) {
    int columns = Math.clamp(sentences.size(), 1, MOST_COLUMNS);
    List<Map<Emotion, Double>> scores = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int from = i * sentences.size() / columns;
      int to = Math.max(from + 1, (i + 1) * sentences.size() / columns);
      scores.add(EmotionScale.mean(sentences.subList(from, Math.min(to, sentences.size()))));
    }
    return new EmotionRibbon(scores);
  }

  /** The bands in this frame. */
  Map<Emotion, Path2D> bands(Rectangle2D frame) {
    double most = Math.max(FULL, scores.stream().mapToDouble(EmotionRibbon::sum).max().orElse(0));
    double unit = frame.getHeight() / most;
    // From one column before the first to one behind the last.
    int points = (scores.size() + 1) * STEPS;
    Map<Emotion, List<double[]>> lower = new EnumMap<>(Emotion.class);
    Map<Emotion, Path2D> bands = new EnumMap<>(Emotion.class);
    for (int i = 0; i <= points; i++) {
      double at = i / (double) STEPS - 1;
      double x = frame.getX() + frame.getWidth() * i / points;
      double y = frame.getCenterY() - unit * value(null, at) / 2;
      for (Emotion emotion : Emotion.values()) {
        Path2D band = bands.computeIfAbsent(emotion, _ -> new Path2D.Double());
        add(band, x, y);
        y += unit * value(emotion, at);
        lower.computeIfAbsent(emotion, _ -> new ArrayList<>()).add(new double[] {x, y});
      }
    }
    lower.forEach(
        (emotion, line) -> line.reversed().forEach(p -> add(bands.get(emotion), p[0], p[1])));
    bands.values().forEach(Path2D::closePath);
    return bands;
  }

  private static void add(Path2D path, double x, double y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  /**
   * Between two columns it changes softly; before the first and behind the last there is nothing.
   */
  private double value(@Nullable Emotion emotion, double at) {
    int left = (int) Math.floor(at);
    double share = at - left;
    double soft = share * share * (3 - 2 * share);
    double from = score(emotion, left);
    return from + (score(emotion, left + 1) - from) * soft;
  }

  private double score(@Nullable Emotion emotion, int column) {
    if (column < 0 || column >= scores.size()) {
      return 0;
    }
    Map<Emotion, Double> found = scores.get(column);
    return emotion == null ? sum(found) : found.getOrDefault(emotion, 0.0);
  }

  private static double sum(Map<Emotion, Double> scores) {
    return scores.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
