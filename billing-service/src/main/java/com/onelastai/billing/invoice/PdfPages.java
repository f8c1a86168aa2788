package com.onelastai.billing.invoice;

import java.io.Closeable;
import java.io.IOException;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages that are written from top to bottom. */
final class PdfPages implements Closeable {

  static final float LEFT = 56;
  static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
  private static final float TOP = PDRectangle.A4.getHeight() - LEFT;
  private static final float BOTTOM = 72;
  private static final float FOOTER = 40;
  private static final float SMALL = 10;

  private final PDDocument document;
  private final PdfFont regular;
  private final PdfFont bold;
  private PDPageContentStream page;
  private float y = TOP;

  PdfPages(PDDocument document) throws IOException {
    this.document = document;
    this.regular = PdfFont.open("NotoSans-Regular.ttf", document);
    this.bold = PdfFont.open("NotoSans-Bold.ttf", document);
    this.page = newPage();
  }

  float y() {
    return y;
  }

  void moveTo(float height) {
    y = height;
  }

  void down(float height) {
    y -= height;
  }

  /** Whether it needs another page. */
  boolean isFull(float height) {
    return y - height < BOTTOM;
  }

  void nextPage() throws IOException {
    page.close();
    page = newPage();
    y = TOP;
  }

  /** Writes on the line that begins at the current height. */
  void left(String text, PdfStyle style, float x) throws IOException {
    show(page, font(style).showable(text), style, x, baseline(style));
  }

  /** The same, so that it ends there. */
  void right(String text, PdfStyle style, float x) throws IOException {
    String shown = font(style).showable(text);
    show(page, shown, style, x - font(style).width(shown, style.size()), baseline(style));
  }

  void rule() throws IOException {
    page.setNonStrokingColor(PdfStyle.RULE);
    page.addRect(LEFT, y, RIGHT - LEFT, 0.75f);
    page.fill();
  }

  /** Breaks text into lines that fit, between words or within one if it must. */
  List<String> lines(String text, PdfStyle style, float width) throws IOException {
    String rest = font(style).showable(Normalizer.normalize(text, Normalizer.Form.NFC)).strip();
    List<String> lines = new ArrayList<>();
    while (!rest.isEmpty()) {
      int end = fitting(rest, style, width);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  private int fitting(String text, PdfStyle style, float width) throws IOException {
    int fits = 0;
    for (int end = 0; end < text.length(); ) {
      end = text.offsetByCodePoints(end, 1);
      if (font(style).width(text.substring(0, end).stripTrailing(), style.size()) > width) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int wordEnd = breaks.preceding(end);
        return wordEnd > 0 ? wordEnd : Math.max(fits, 1);
      }
      fits = end;
    }
    return text.length();
  }

  /** Writes below each page what it belongs to, and its number. */
  void foot(String note) throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      try (PDPageContentStream foot =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
        String number = "Page " + (i + 1) + " of " + count;
        float width = regular.width(number, PdfStyle.LABEL.size());
        show(foot, regular.showable(note), PdfStyle.LABEL, LEFT, FOOTER);
        show(foot, number, PdfStyle.LABEL, RIGHT - width, FOOTER);
      }
    }
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    return new PDPageContentStream(document, added);
  }

  private void show(PDPageContentStream on, String text, PdfStyle style, float x, float baseline)
      throws IOException {
    on.beginText();
    on.setNonStrokingColor(style.color());
    on.setFont(font(style).font(), style.size());
    on.newLineAtOffset(x, baseline);
    on.showText(text);
    on.endText();
  }

  /** Small text of any size stands on the same line. */
  private float baseline(PdfStyle style) {
    return y - Math.max(style.size(), SMALL);
  }

  private PdfFont font(PdfStyle style) {
    return style.bold() ? bold : regular;
  }

  @Override
  public void close() throws IOException {
    page.close();
    regular.close();
    bold.close();
  }
}
