package com.onelastai.billing.invoice;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font in a document, of which only the glyphs that are shown are stored with it. */
final class PdfFont implements Closeable {

  private static final int REPLACEMENT = 0xFFFD;

  private final TrueTypeFont file;
  private final CmapLookup glyphs;
  private final PDFont font;

  private PdfFont(TrueTypeFont file, PDDocument document) throws IOException {
    this.file = file;
    this.glyphs = file.getUnicodeCmapLookup();
    this.font = PDType0Font.load(document, file, true);
  }

  static PdfFont open(String name, PDDocument document) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PdfFont.class.getResourceAsStream("/fonts/" + name), name)) {
      return new PdfFont(new TTFParser().parse(new RandomAccessReadBuffer(file)), document);
    }
  }

  /** The text with a replacement for each character that the font does not have. */
  String showable(String text) {
    return text.codePoints()
        .filter(PdfFont::isShown)
        .map(codePoint -> glyphs.getGlyphId(codePoint) == 0 ? REPLACEMENT : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * @param text that is {@link #showable}
   */
  float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1_000 * size;
  }

  PDFont font() {
    return font;
  }

  /** Not what only tells how to show its neighbours: joiners, directions, variants. */
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> codePoint < 0xFE00 || codePoint > 0xFE0F;
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
