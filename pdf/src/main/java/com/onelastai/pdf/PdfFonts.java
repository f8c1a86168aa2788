package com.onelastai.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one document. A character for which a font has no glyph is drawn in the next one, or
 * as a replacement character if no font has it. A font is opened when it is first needed, and only
 * the glyphs that are used are stored in the document.
 */
final class PdfFonts implements Closeable {

  private static final String REGULAR = "NotoSans-Regular.ttf";
  private static final String BOLD = "NotoSans-Bold.ttf";
  private static final List<String> FALLBACKS =
      List.of(
          "NotoSansHebrew-Regular.ttf",
          "NotoSansArabic-Regular.ttf",
          "NotoSansThai-Regular.ttf",
          "NotoSansSC-Regular.ttf",
          "NotoSansKR-Regular.ttf",
          "NotoEmoji-Regular.ttf");
  private static final int REPLACEMENT = 0xFFFD;

  private final PDDocument document;
  private final Map<String, Font> open = new HashMap<>();

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  /** Text in one font. */
  record Run(PDFont font, String text) {}

  /** Splits one line of text where its font changes. */
  List<Run> runs(String text, PdfStyle style) throws IOException {
    List<Run> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    @Nullable Font current = null;
    for (int codePoint : shown(text)) {
      Font font = fontOf(codePoint, style);
      if (current != null && current != font) {
        runs.add(new Run(current.font, run.toString()));
        run.setLength(0);
      }
      current = font;
      run.appendCodePoint(font.has(codePoint) ? codePoint : REPLACEMENT);
    }
    if (current != null) {
      runs.add(new Run(current.font, run.toString()));
    }
    return runs;
  }

  float width(String text, PdfStyle style) throws IOException {
    float width = 0;
    for (int codePoint : shown(text)) {
      Font font = fontOf(codePoint, style);
      width += font.width(font.has(codePoint) ? codePoint : REPLACEMENT);
    }
    return width * style.size();
  }

  private static int[] shown(String text) {
    return PdfOrder.drawn(text).codePoints().filter(PdfFonts::isShown).toArray();
  }

  private Font fontOf(int codePoint, PdfStyle style) throws IOException {
    Font first = font(style.bold() ? BOLD : REGULAR);
    if (first.has(codePoint)) {
      return first;
    }
    for (String name : FALLBACKS) {
      Font fallback = font(name);
      if (fallback.has(codePoint)) {
        return fallback;
      }
    }
    return first;
  }

  private Font font(String name) throws IOException {
    Font font = open.get(name);
    if (font == null) {
      font = Font.open(name, document);
      open.put(name, font);
    }
    return font;
  }

  /**
   * False for characters that only say how their neighbours look: joiners, variants, skin tones.
   */
  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> !(isBetween(codePoint, 0xFE00, 0xFE0F) || isBetween(codePoint, 0x1F3FB, 0x1F3FF));
    };
  }

  private static boolean isBetween(int codePoint, int first, int last) {
    return first <= codePoint && codePoint <= last;
  }

  @Override
  public void close() throws IOException {
    for (Font font : open.values()) {
      font.file.close();
    }
  }

  private record Font(TrueTypeFont file, CmapLookup glyphs, PDFont font) {

    static Font open(String name, PDDocument document) throws IOException {
      try (InputStream stream =
          Objects.requireNonNull(PdfFonts.class.getResourceAsStream("/fonts/" + name), name)) {
        TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(stream));
        return new Font(file, file.getUnicodeCmapLookup(), PDType0Font.load(document, file, true));
      }
    }

    boolean has(int codePoint) {
      return glyphs.getGlyphId(codePoint) != 0;
    }

    /** As a multiple of the size in which it is written. */
    float width(int codePoint) throws IOException {
      return file.getAdvanceWidth(glyphs.getGlyphId(codePoint)) / (float) file.getUnitsPerEm();
    }
  }
}
