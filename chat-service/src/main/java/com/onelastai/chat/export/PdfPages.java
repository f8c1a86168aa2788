package com.onelastai.chat.export;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Fills pages from top to bottom. */
final class PdfPages implements Closeable {

  private static final float MARGIN = 56;
  private static final float BOTTOM = 68;
  private static final float FOOTER = 38;
  private static final float INDENT = 14;

  /** How wide text may be. */
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN - INDENT;

  private final PDDocument document;
  private final PdfFonts fonts;
  private @Nullable PDPageContentStream content;
  private float y;
  private float baseline;

  PdfPages(PDDocument document, PdfFonts fonts) {
    this.document = document;
    this.fonts = fonts;
  }

  /**
   * Writes a line at the left.
   *
   * @param bar the colour of a bar beside it; null for none
   */
  void line(String text, PdfStyle style, @Nullable Color bar) throws IOException {
    PDPageContentStream page = advance(style.leading());
    if (bar != null) {
      page.setNonStrokingColor(bar);
      page.addRect(MARGIN, y, 2.5f, style.leading());
      page.fill();
    }
    baseline = y + (style.leading() - style.size()) / 2 + style.size() * 0.22f;
    show(page, text, style, MARGIN + (bar == null ? 0 : INDENT), baseline);
  }

  /** Writes at the right end of the line that was written last. */
  void atRight(String text, PdfStyle style) throws IOException {
    float width = fonts.width(text, style);
    show(advance(0), text, style, PDRectangle.A4.getWidth() - MARGIN - width, baseline);
  }

  void space(float height) throws IOException {
    if (y - height > BOTTOM) {
      advance(height);
    }
  }

  void rule() throws IOException {
    PDPageContentStream page = advance(0);
    page.setNonStrokingColor(PdfStyle.RULE);
    page.addRect(MARGIN, y, PDRectangle.A4.getWidth() - 2 * MARGIN, 0.75f);
    page.fill();
  }

  /** Begins a page if less than this is left of the current one. */
  void keepTogether(float height) throws IOException {
    if (content != null && y - height < BOTTOM) {
      newPage();
    }
  }

  /** Writes the number of each page below it. */
  void number(String note) throws IOException {
    close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      try (PDPageContentStream page =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
        String number = (i + 1) + " / " + count;
        float width = fonts.width(number, PdfStyle.NOTE);
        show(page, note, PdfStyle.NOTE, MARGIN, FOOTER);
        show(page, number, PdfStyle.NOTE, PDRectangle.A4.getWidth() - MARGIN - width, FOOTER);
      }
    }
  }

  private PDPageContentStream advance(float height) throws IOException {
    PDPageContentStream page = content;
    if (page == null || y - height < BOTTOM) {
      page = newPage();
    }
    y -= height;
    return page;
  }

  private PDPageContentStream newPage() throws IOException {
    close();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    y = PDRectangle.A4.getHeight() - MARGIN;
    PDPageContentStream begun = new PDPageContentStream(document, page);
    content = begun;
    return begun;
  }

  private void show(PDPageContentStream page, String text, PdfStyle style, float x, float baseline)
      throws IOException {
    List<PdfRun> runs = fonts.runs(text, style);
    if (runs.isEmpty()) {
      return;
    }
    page.beginText();
    page.setNonStrokingColor(style.color());
    page.newLineAtOffset(x, baseline);
    for (PdfRun run : runs) {
      page.setFont(run.font(), style.size());
      page.showText(run.text());
    }
    page.endText();
  }

  @Override
  public void close() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }
}
