package com.onelastai.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a line into the order in which it is drawn: from left to right, whatever its script. */
final class PdfOrder {

  /** Brackets face the other way in text from right to left. */
  private static final Map<String, String> MIRRORED =
      Map.of("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "«", "»", "»", "«");

  private PdfOrder() {}

  /**
   * @param line in the order in which it is read
   */
  static String drawn(String line) {
    if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
      return line;
    }
    String shaped = ArabicForms.of(line);
    Bidi bidi = new Bidi(shaped, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[bidi.getRunCount()];
    String[] runs = new String[levels.length];
    for (int i = 0; i < runs.length; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String run = shaped.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      runs[i] = levels[i] % 2 == 0 ? run : reversed(run);
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    return String.join("", runs);
  }

  /** Marks stay behind their letter. */
  private static String reversed(String run) {
    List<String> clusters = new ArrayList<>();
    run.codePoints()
        .forEach(codePoint -> {
          String character = Character.toString(codePoint);
          if (ArabicForms.isMark(codePoint) && !clusters.isEmpty()) {
            clusters.add(clusters.removeLast() + character);
          } else {
            clusters.add(MIRRORED.getOrDefault(character, character));
          }
        });
    return String.join("", clusters.reversed());
  }
}
