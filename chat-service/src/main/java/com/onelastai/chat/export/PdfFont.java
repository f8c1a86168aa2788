package com.onelastai.chat.export;

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

  private final TrueTypeFont file;
  private final CmapLookup glyphs;
  private final float unitsPerEm;
  private final PDFont font;

  private PdfFont(TrueTypeFont file, PDDocument document) throws IOException {
    this.file = file;
    this.glyphs = file.getUnicodeCmapLookup();
    this.unitsPerEm = file.getUnitsPerEm();
    this.font = PDType0Font.load(document, file, true);
  }

  static PdfFont open(String name, PDDocument document) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(PdfFont.class.getResourceAsStream("/fonts/" + name), name)) {
      return new PdfFont(new TTFParser().parse(new RandomAccessReadBuffer(file)), document);
    }
  }

  boolean has(int codePoint) {
    return glyphs.getGlyphId(codePoint) != 0;
  }

  /** As a multiple of the size in which it is written. */
  float width(int codePoint) throws IOException {
    return file.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / unitsPerEm;
  }

  PDFont font() {
    return font;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
