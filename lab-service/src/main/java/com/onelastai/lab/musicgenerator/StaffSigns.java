package com.onelastai.lab.musicgenerator;

import static com.onelastai.lab.musicgenerator.ScoreDrawing.number;

import java.util.List;

/**
 * The signs of one staff. A place is octave * 7 + letter.
 *
 * @param top where its highest line is
 */
record StaffSigns(StringBuilder svg, int top) {

  private static final int GAP = 10;
  private static final int HIGHEST_LINE = 38;
  private static final int LOWEST_LINE = 30;
  private static final int MIDDLE_LINE = 34;
  private static final int WHOLE = 16;
  private static final int HALF = 8;
  private static final int QUARTER = 4;
  private static final double HEAD = 5.6;
  private static final double STEM = 33;
  private static final double STUB = 12;

  private double y(int place) {
    return top + (HIGHEST_LINE - place) * GAP / 2.0;
  }

  void staff(double from, double to) {
    for (int line = 0; line < 5; line++) {
      stroke(from, top + line * GAP, to, top + line * GAP, 0.8);
    }
  }

  void barLine(double x) {
    stroke(x, top, x, top + 4 * GAP, 1);
  }

  void end(double x) {
    stroke(x - 6, top, x - 6, top + 4 * GAP, 1);
    stroke(x - 1, top, x - 1, top + 4 * GAP, 4);
  }

  /** Its curl lies on the line of G. */
  void clef(double x) {
    path(
        x,
        top + 30,
        "M0,4 C-5,3 -5,-5 1,-6 C8,-6 9,6 1,10 C-8,12 -13,4 -10,-5 C-7,-15 6,-22 6,-34"
            + " C6,-44 1,-44 -1,-36 C-3,-28 3,0 4,14 C5,22 -4,24 -6,18",
        1.9);
  }

  void meter(double x, int beats) {
    for (int i = 0; i < 2; i++) {
      text(x, top + 18 + i * 20, 25, "bold", String.valueOf(i == 0 ? beats : 4));
    }
  }

  void symbol(double x, String text) {
    text(x, top - 18, 14, "bold", text);
  }

  void accidental(double x, int place, int alteration) {
    String sign =
        switch (Integer.signum(alteration)) {
          case 1 -> "M-2,-9 V10 M2,-10 V9 M-4.5,-2 L4.5,-5 M-4.5,5 L4.5,2";
          case -1 -> "M-3,-14 V5 C6,0 5,-6 -3,-2";
          default -> "M-2.5,-11 V5 L2.5,3 M2.5,11 V-5 L-2.5,-3";
        };
    for (int i = 0; i < Math.max(1, Math.abs(alteration)); i++) {
      path(x - i * 8, y(place), sign, 1.3);
    }
  }

  /** A note's place on the page. */
  record Head(double x, int place, int length) {}

  static boolean hasFlag(int length) {
    return length < QUARTER;
  }

  /** Notes of one beat; several are joined by a beam. */
  void group(List<Head> heads) {
    heads.forEach(head -> head(head.x(), head.place(), head.length()));
    if (heads.size() > 1) {
      beam(heads);
    } else {
      heads.stream()
          .filter(head -> head.length() < WHOLE)
          .forEach(head -> stem(head.x(), head.place(), head.length()));
    }
  }

  private void beam(List<Head> heads) {
    double middle = heads.stream().mapToInt(Head::place).average().orElseThrow();
    int up = middle < MIDDLE_LINE ? 1 : -1;
    double end =
        heads.stream().mapToDouble(head -> up * y(head.place())).min().orElseThrow() * up
            - up * STEM;
    double shift = up * (HEAD - 0.8);
    heads.forEach(head -> stroke(head.x() + shift, y(head.place()), head.x() + shift, end, 1.2));
    double first = heads.getFirst().x() + shift;
    double last = heads.getLast().x() + shift;
    stroke(first, end, last, end, 4);
    for (Head head : heads) {
      if (head.length() == 1) {
        // Towards the other notes of the beat.
        double to = head.equals(heads.getLast()) ? -STUB : STUB;
        double y = end + up * 7;
        stroke(head.x() + shift, y, Math.clamp(head.x() + shift + to, first, last), y, 4);
      }
    }
  }

  private void head(double x, int place, int length) {
    ledgerLines(x, place);
    boolean open = length >= HALF;
    svg.append(
        "<ellipse cx=\"%s\" cy=\"%s\" rx=\"%s\" ry=\"4\" transform=\"rotate(-20 %1$s %2$s)\" %s/>\n"
            .formatted(
                number(x),
                number(y(place)),
                number(HEAD),
                open ? "fill=\"none\" stroke=\"#111\" stroke-width=\"1.7\"" : ""));
    if (isDotted(length)) {
      double above = place % 2 == 0 ? GAP / 2.0 : 0;
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"1.7\"/>\n"
              .formatted(number(x + 11), number(y(place) - above)));
    }
  }

  private void stem(double x, int place, int length) {
    int up = place < MIDDLE_LINE ? 1 : -1;
    double stemX = x + up * (HEAD - 0.8);
    double end = y(place) - up * STEM;
    stroke(stemX, y(place), stemX, end, 1.2);
    int flags = length == 1 ? 2 : hasFlag(length) ? 1 : 0;
    for (int i = 0; i < flags; i++) {
      String flag = up > 0 ? "M0,0 C2,8 11,9 8,20" : "M0,0 C2,-8 11,-9 8,-20";
      path(stemX, end + up * i * 8, flag, 1.9);
    }
  }

  private void ledgerLines(double x, int place) {
    for (int line = LOWEST_LINE - 2; line >= place; line -= 2) {
      stroke(x - 9, y(line), x + 9, y(line), 1);
    }
    for (int line = HIGHEST_LINE + 2; line <= place; line += 2) {
      stroke(x - 9, y(line), x + 9, y(line), 1);
    }
  }

  /** A bar of any meter without a note has the rest of a whole note. */
  void rest(double x, int length) {
    if (length >= HALF) {
      double height = length >= 12 ? top + GAP : top + 2 * GAP - 5;
      svg.append(
          "<rect x=\"%s\" y=\"%s\" width=\"12\" height=\"5\"/>\n"
              .formatted(number(x - 6), number(height)));
    } else if (length >= QUARTER) {
      path(x, top + 20, "M-3,-13 L4,-4 C-2,0 -2,3 5,10 C-3,7 -5,11 1,16", 2.2);
    } else {
      path(x, top + 20, "M-4,-7 C-3,-2 3,-4 5,-8 L0,11", 1.6);
      if (length == 1) {
        path(x - 1, top + 20, "M-4,1 C-3,6 3,4 4,0", 1.6);
      }
    }
  }

  void tie(double x, int place, double width) {
    int down = place < MIDDLE_LINE ? 1 : -1;
    String curve = "M0,0 Q%s,%s %s,0".formatted(number(width / 2), number(down * 9), number(width));
    path(x, y(place) + down * 8, curve, 1.3);
  }

  private static boolean isDotted(int length) {
    return length == 3 || length == 6 || length == 12;
  }

  private void stroke(double x1, double y1, double x2, double y2, double width) {
    svg.append(
        "<path d=\"M%s,%s L%s,%s\" stroke=\"#111\" stroke-width=\"%s\"/>\n"
            .formatted(number(x1), number(y1), number(x2), number(y2), number(width)));
  }

  private void path(double x, double y, String path, double width) {
    svg.append(
        "<path transform=\"translate(%s %s)\" d=\"%s\" fill=\"none\" stroke=\"#111\" stroke-width=\"%s\"/>\n"
            .formatted(number(x), number(y), path, number(width)));
  }

  private void text(double x, double y, int size, String weight, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" font-weight=\"%s\">%s</text>\n"
            .formatted(number(x), number(y), size, weight, text));
  }
}
