package com.onelastai.pdf;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** A4 pages that are written from top to bottom. Lengths are in points. */
public final class PdfPages implements Closeable {

  public static final float LEFT = 56;
  public static final float RIGHT = PDRectangle.A4.getWidth() - LEFT;
  public static final float WIDTH = RIGHT - LEFT;
  private static final float TOP = PDRectangle.A4.getHeight() - LEFT;
  private static final float BOTTOM = 72;
  private static final float FOOTER = 40;
  private static final Color RULE = new Color(0xD9DCE3);

  /** Smaller text has the baseline of text of this size, so that both can share a line. */
  private static final float SMALL = 10.5f;

  private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
  private final PdfFonts fonts = new PdfFonts(document);
  private PDPageContentStream page;
  private float y = TOP;

  PdfPages(String title, @Nullable String author, Instant created) throws IOException {
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setAuthor(author);
    information.setCreator("OneLastAI");
    information.setCreationDate(GregorianCalendar.from(created.atZone(ZoneOffset.UTC)));
    page = newPage();
  }

  public float y() {
    return y;
  }

  public void moveTo(float height) {
    y = height;
  }

  public void down(float height) {
    y -= height;
  }

  /** Begins a page if the current one has less than this height left. Returns whether it did. */
  public boolean require(float height) throws IOException {
    if (y - height >= BOTTOM) {
      return false;
    }
    begin();
    return true;
  }

  /** Begins a page. */
  public void begin() throws IOException {
    page.close();
    page = newPage();
    y = TOP;
  }

  /** Writes on the line that begins at the current height. */
  public void left(String text, PdfStyle style, float x) throws IOException {
    show(page, text, style, x, baseline(style));
  }

  /** Writes on the line that begins at the current height so that the text ends at {@code x}. */
  public void right(String text, PdfStyle style, float x) throws IOException {
    left(text, style, x - fonts.width(text, style));
  }

  /** Writes in the middle of the line that begins at the current height. */
  public void center(String text, PdfStyle style) throws IOException {
    left(text, style, LEFT + (WIDTH - fonts.width(text, style)) / 2);
  }

  /**
   * Draws a picture in the middle, from the current height down.
   *
   * @param file PNG or JPEG
   * @param height of the picture; it is less where the page is too narrow
   * @return its height
   */
  public float picture(byte[] file, float height) throws IOException {
    PDImageXObject image = PDImageXObject.createFromByteArray(document, file, "picture");
    float scale = Math.min(height / image.getHeight(), WIDTH / image.getWidth());
    float width = scale * image.getWidth();
    float drawn = scale * image.getHeight();
    page.drawImage(image, LEFT + (WIDTH - width) / 2, y - drawn, width, drawn);
    return drawn;
  }

  public void rule() throws IOException {
    fill(LEFT, y, WIDTH, 0.75f, RULE);
  }

  /** Draws a bar from the current height down. */
  public void bar(float x, float height, Color color) throws IOException {
    fill(x, y - height, 2.5f, height, color);
  }

  /** Breaks text into lines that fit, between words or within a word if it must. */
  public List<String> lines(String text, PdfStyle style, float width) throws IOException {
    return PdfLines.of(text, fonts, style, width);
  }

  /** Writes a note and the page's number below each page. To be called last. */
  public void footer(String note, String numberFormat, PdfStyle style) throws IOException {
    page.close();
    int count = document.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      try (PDPageContentStream footer =
          new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true)) {
        String number = numberFormat.formatted(i + 1, count);
        show(footer, note, style, LEFT, FOOTER);
        show(footer, number, style, RIGHT - fonts.width(number, style), FOOTER);
      }
    }
  }

  byte[] save() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    document.save(file);
    return file.toByteArray();
  }

  private PDPageContentStream newPage() throws IOException {
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    return new PDPageContentStream(document, added);
  }

  private float baseline(PdfStyle style) {
    return y - Math.max(style.size(), SMALL);
  }

  private void fill(float x, float bottom, float width, float height, Color color)
      throws IOException {
    page.setNonStrokingColor(color);
    page.addRect(x, bottom, width, height);
    page.fill();
  }

  private void show(PDPageContentStream on, String text, PdfStyle style, float x, float baseline)
      throws IOException {
    on.beginText();
    on.setNonStrokingColor(style.color());
    on.newLineAtOffset(x, baseline);
    for (PdfFonts.Run run : fonts.runs(text, style)) {
      on.setFont(run.font(), style.size());
      on.showText(run.text());
    }
    on.endText();
  }

  @Override
  public void close() throws IOException {
    page.close();
    fonts.close();
    document.close();
  }
}
