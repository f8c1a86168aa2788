package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.musicgenerator.LeadSheet.Bar;
import com.onelastai.lab.musicgenerator.LeadSheet.Sign;
import com.onelastai.lab.musicgenerator.LeadSheet.Symbol;
import com.onelastai.lab.musicgenerator.StaffSigns.Head;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a lead sheet as SVG. It needs no music font: every sign is a path. */
final class ScoreDrawing {

  private static final int WIDTH = 1_000;
  private static final int MARGIN = 24;
  private static final int TITLE = 70;
  private static final int LINE = 104;
  private static final int BARS_PER_LINE = 4;
  private static final int CLEF = 34;
  private static final int ACCIDENTAL = 9;
  private static final int METER = 24;

  /** The places of a signature's sharps and flats, as octave * 7 + letter. */
  private static final int[] SHARPS = {38, 35, 39, 36, 33, 37, 34};

  private static final int[] FLATS = {34, 37, 33, 36, 32, 35, 31};

  private final LeadSheet sheet;
  private final int signature;
  private final StringBuilder svg = new StringBuilder();

  private ScoreDrawing(LeadSheet sheet) {
    this.sheet = sheet;
    this.signature = sheet.piece().key().signature();
  }

  static byte[] draw(LeadSheet sheet, String title) {
    return new ScoreDrawing(sheet).draw(title).getBytes(StandardCharsets.UTF_8);
  }

  private String draw(String title) {
    int lines = (sheet.bars().size() + BARS_PER_LINE - 1) / BARS_PER_LINE;
    int height = TITLE + lines * LINE + MARGIN;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" role="img">
        <title>%3$s</title>
        <rect width="%1$d" height="%2$d" fill="#fff"/>
        <g font-family="serif" fill="#111">
        <text x="500" y="34" font-size="22" text-anchor="middle">%3$s</text>
        <text x="%4$d" y="56" font-size="13">%5$s, %6$d beats a minute</text>
        """
            .formatted(
                WIDTH,
                height,
                title,
                MARGIN,
                sheet.piece().key().name(),
                Math.round(sheet.piece().tempo())));
    for (int line = 0; line < lines; line++) {
      drawLine(line, TITLE + line * LINE + 36);
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private void drawLine(int line, int top) {
    int first = line * BARS_PER_LINE;
    List<Bar> bars =
        sheet.bars().subList(first, Math.min(first + BARS_PER_LINE, sheet.bars().size()));
    int start = MARGIN + CLEF + Math.abs(signature) * ACCIDENTAL + (line == 0 ? METER : 0);
    int width = (WIDTH - MARGIN - start) / BARS_PER_LINE;
    int end = start + bars.size() * width;
    StaffSigns signs = new StaffSigns(svg, top);
    signs.staff(MARGIN, end);
    signs.clef(MARGIN + 14);
    drawSignature(signs);
    if (line == 0) {
      signs.meter(start - METER + 4, sheet.piece().style().beats());
    }
    for (int i = 0; i < bars.size(); i++) {
      drawBar(signs, bars.get(i), start + i * width, width);
    }
    if (first + bars.size() == sheet.bars().size()) {
      signs.end(end);
    }
  }

  private void drawSignature(StaffSigns signs) {
    int[] places = signature > 0 ? SHARPS : FLATS;
    for (int i = 0; i < Math.abs(signature); i++) {
      signs.accidental(MARGIN + CLEF + i * ACCIDENTAL, places[i], Integer.signum(signature));
    }
  }

  private void drawBar(StaffSigns signs, Bar bar, int x, int width) {
    int steps = sheet.piece().style().stepsPerBar();
    double step = (width - 26) / (double) steps;
    for (Symbol symbol : bar.symbols()) {
      signs.symbol(x + 12 + symbol.step() * step, symbol.text());
    }
    List<Head> beamed = new ArrayList<>();
    int beat = -1;
    for (Sign sign : bar.signs()) {
      double at = x + 18 + sign.step() * step;
      if (sign.tone() == null || !StaffSigns.hasFlag(sign.length()) || sign.step() / 4 != beat) {
        signs.group(beamed);
        beamed.clear();
        beat = sign.step() / 4;
      }
      if (sign.tone() == null) {
        signs.rest(sign.length() == steps ? x + width / 2.0 : at, sign.length());
      } else {
        beamed.add(head(signs, sign, sign.tone(), at, step));
      }
    }
    signs.group(beamed);
    signs.barLine(x + width);
  }

  private static Head head(StaffSigns signs, Sign sign, Tone tone, double x, double step) {
    int place = sign.octave() * 7 + tone.letter();
    if (sign.accidental()) {
      signs.accidental(x - 12, place, tone.alteration());
    }
    if (sign.tied()) {
      signs.tie(x, place, sign.length() * step);
    }
    return new Head(x, place, sign.length());
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
