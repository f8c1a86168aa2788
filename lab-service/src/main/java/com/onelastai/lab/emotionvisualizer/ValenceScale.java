package com.onelastai.lab.emotionvisualizer;

import java.util.Set;

/**
 * How good or bad a sentence sounds, from -1 to 1, by the rules of VADER (Hutto and Gilbert 2014):
 * words of degree, negations up to three words before, capitals, "but", idioms and exclamation
 * marks.
 */
final class ValenceScale {

  private static final double CAPITALS = 0.733;
  private static final double NEGATED = -0.74;
  private static final double NEVER_SO = 1.25;
  private static final double EXCLAMATION = 0.292;
  private static final int MOST_EXCLAMATIONS = 4;
  private static final double QUESTION = 0.18;
  private static final double MANY_QUESTIONS = 0.96;
  private static final double BEFORE_BUT = 0.5;
  private static final double AFTER_BUT = 1.5;

  /** About the largest sum to expect. */
  private static final double LARGE = 15;

  /** A word of degree means less the farther away it stands. */
  private static final double[] BY_DISTANCE = {1, 0.95, 0.9};

  private static final Set<String> SO = Set.of("so", "this");

  private final Lexicon lexicon;

  ValenceScale(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  double of(Sentence sentence) {
    int but = sentence.lower().indexOf("but");
    double sum = 0;
    for (int i = 0; i < sentence.words().size(); i++) {
      double valence = isModifier(sentence, i) ? 0 : valence(sentence, i);
      sum += but < 0 || i == but ? valence : valence * (i < but ? BEFORE_BUT : AFTER_BUT);
    }
    sum += Math.signum(sum) * emphasis(sentence);
    return sum / Math.sqrt(sum * sum + LARGE);
  }

  private boolean isModifier(Sentence sentence, int i) {
    return lexicon.degree().containsKey(sentence.lower().get(i))
        || sentence.phrase(i, i + 1).equals("kind of");
  }

  private double valence(Sentence sentence, int i) {
    Double stored = lexicon.valence().get(sentence.lower().get(i));
    if (stored == null) {
      return 0;
    }
    double valence = afterNo(sentence, i, stored);
    if (sentence.shouts(i)) {
      valence += valence > 0 ? CAPITALS : -CAPITALS;
    }
    for (int distance = 0; distance < BY_DISTANCE.length && distance < i; distance++) {
      int before = i - distance - 1;
      if (!lexicon.valence().containsKey(sentence.lower().get(before))) {
        valence += degree(sentence, before, valence) * BY_DISTANCE[distance];
        valence = negated(sentence, i, distance, valence);
        if (distance == BY_DISTANCE.length - 1) {
          valence = idioms(sentence, i, valence);
        }
      }
    }
    return afterLeast(sentence, i, valence);
  }

  /** "No" turns what follows, and then says nothing itself. */
  private double afterNo(Sentence sentence, int i, double valence) {
    boolean turned =
        sentence.phrase(i - 1, i - 1).equals("no")
            || sentence.phrase(i - 2, i - 2).equals("no")
            || (sentence.phrase(i - 3, i - 3).equals("no")
                && Set.of("or", "nor").contains(sentence.phrase(i - 1, i - 1)));
    if (turned) {
      return valence * NEGATED;
    }
    boolean turns =
        sentence.lower().get(i).equals("no")
            && lexicon.valence().containsKey(sentence.phrase(i + 1, i + 1));
    return turns ? 0 : valence;
  }

  private double degree(Sentence sentence, int i, double valence) {
    Double degree = lexicon.degree().get(sentence.lower().get(i));
    if (degree == null) {
      return 0;
    }
    double capitals = sentence.shouts(i) ? (valence > 0 ? CAPITALS : -CAPITALS) : 0;
    return (valence < 0 ? -degree : degree) + capitals;
  }

  private double negated(Sentence sentence, int i, int distance, double valence) {
    String last = sentence.phrase(i - 1, i - 1);
    String word = sentence.phrase(i - distance - 1, i - distance - 1);
    if (distance > 0) {
      String next = sentence.phrase(i - distance, i - distance);
      boolean so = distance == 2 ? SO.contains(last) : false;
      if (so || (word.equals("never") && SO.contains(next))) {
        return valence * NEVER_SO;
      }
      if (word.equals("without") && (next.equals("doubt") || last.equals("doubt"))) {
        return valence;
      }
    }
    return isNegation(word) ? valence * NEGATED : valence;
  }

  private boolean isNegation(String word) {
    return lexicon.negations().contains(word) || word.contains("n't");
  }

  private double idioms(Sentence sentence, int i, double valence) {
    double changed = valence;
    int[][] before = {{1, 0}, {2, 0}, {2, 1}, {3, 1}, {3, 2}};
    for (int[] span : before) {
      Double idiom = lexicon.idioms().get(sentence.phrase(i - span[0], i - span[1]));
      if (idiom != null) {
        changed = idiom;
        break;
      }
    }
    changed = lexicon.idioms().getOrDefault(sentence.phrase(i, i + 1), changed);
    changed = lexicon.idioms().getOrDefault(sentence.phrase(i, i + 2), changed);
    for (int[] span : new int[][] {{3, 1}, {3, 2}, {2, 1}}) {
      changed += lexicon.degree().getOrDefault(sentence.phrase(i - span[0], i - span[1]), 0.0);
    }
    return changed;
  }

  private double afterLeast(Sentence sentence, int i, double valence) {
    boolean least = sentence.phrase(i - 1, i - 1).equals("least");
    boolean atLeast = Set.of("at", "very").contains(sentence.phrase(i - 2, i - 2));
    return least && !atLeast ? valence * NEGATED : valence;
  }

  private static double emphasis(Sentence sentence) {
    int questions = sentence.count('?');
    double asked = questions > 3 ? MANY_QUESTIONS : questions > 1 ? questions * QUESTION : 0;
    return Math.min(MOST_EXCLAMATIONS, sentence.count('!')) * EXCLAMATION + asked;
  }
}
