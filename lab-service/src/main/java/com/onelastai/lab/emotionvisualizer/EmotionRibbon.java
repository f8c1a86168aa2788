package com.onelastai.lab.emotionvisualizer;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
    Map<Emotion, Path2D> bands = new EnumMap<>(Emotion.class);
    for (Emotion emotion : Emotion.values()) {
      bands.put(emotion, band(frame, emotion, frame.getHeight() / most));
    }
    return bands;
  }

  /** Along its upper edge, and back along the lower one. */
  private Path2D band(Rectangle2D frame, Emotion emotion, double unit) {
    // From one column before the first to one behind the last.
    int points = (scores.size() + 1) * STEPS;
    Path2D band = new Path2D.Double();
    for (int i = 0; i <= 2 * points + 1; i++) {
      int point = i <= points ? i : 2 * points + 1 - i;
      double at = point / (double) STEPS - 1;
      double y = above(emotion, at) + (i <= points ? 0 : value(emotion, at));
      add(band, frame.getX() + frame.getWidth() * point / points, frame.getCenterY() + unit * y);
    }
    band.closePath();
    return band;
  }

  /** Where a band begins: below all before it, and all together around the middle. */
  private double above(Emotion emotion, double at) {
    double y = 0;
    for (Emotion other : Emotion.values()) {
      y += other.ordinal() < emotion.ordinal() ? value(other, at) / 2 : -value(other, at) / 2;
    }
    return y;
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
  private double value(Emotion emotion, double at) {
    int left = (int) Math.floor(at);
    double share = at - left;
    double soft = share * share * (3 - 2 * share);
    double from = score(emotion, left);
    return from + (score(emotion, left + 1) - from) * soft;
  }

  private double score(Emotion emotion, int column) {
    if (column < 0 || column >= scores.size()) {
      return 0;
    }
    Map<Emotion, Double> found = scores.get(column);
    return found.getOrDefault(emotion, 0.0);
  }

  private static double sum(Map<Emotion, Double> scores) {
    return scores.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
