package com.onelastai.pdf;

import java.io.IOException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines that fit: where its script allows it, or within a word if it must. */
final class PdfLines {

  private final PdfFonts fonts;
  private final PdfStyle style;
  private final float maxWidth;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private float width;

  private PdfLines(PdfFonts fonts, PdfStyle style, float maxWidth) {
    this.fonts = fonts;
    this.style = style;
    this.maxWidth = maxWidth;
  }

  static List<String> of(String text, PdfFonts fonts, PdfStyle style, float maxWidth)
      throws IOException {
    PdfLines lines = new PdfLines(fonts, style, maxWidth);
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\t", "    ");
    for (String paragraph : composed.split("\\R", -1)) {
      lines.add(paragraph);
    }
    return lines.lines;
  }

  private void add(String paragraph) throws IOException {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(paragraph);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      addPiece(paragraph.substring(start, end));
    }
    endLine();
  }

  /** Spaces at the end of a line may exceed its width. */
  private void addPiece(String piece) throws IOException {
    float visible = fonts.width(piece.stripTrailing(), style);
    if (width + visible > maxWidth && !line.isEmpty()) {
      endLine();
    }
    if (visible > maxWidth) {
      addByCharacter(piece);
    } else {
      line.append(piece);
      width += fonts.width(piece, style);
    }
  }

  private void addByCharacter(String word) throws IOException {
    for (int codePoint : word.codePoints().toArray()) {
      String character = Character.toString(codePoint);
      float advance = fonts.width(character, style);
      if (width + advance > maxWidth) {
        endLine();
      }
      line.append(character);
      width += advance;
    }
  }

  private void endLine() {
    lines.add(line.toString().stripTrailing());
    line.setLength(0);
    width = 0;
  }
}
