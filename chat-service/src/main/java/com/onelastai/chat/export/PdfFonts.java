package com.onelastai.chat.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts of one document. What a font has no glyph for is written in the next; what none has, as
 * a replacement character. A font is opened when it is first needed.
 */
final class PdfFonts implements Closeable {

  private static final List<String> FALLBACKS =
      List.of("NotoSansSC-Regular.ttf", "NotoSansKR-Regular.ttf", "NotoEmoji-Regular.ttf");
  private static final int REPLACEMENT = 0xFFFD;

  private final PDDocument document;
  private final Map<String, PdfFont> open = new HashMap<>();

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  /** Splits one line of text where its font changes. */
  List<PdfRun> runs(String text, PdfStyle style) throws IOException {
    List<PdfRun> runs = new ArrayList<>();
    PdfRun.Builder run = null;
    for (int codePoint : text.codePoints().filter(PdfFonts::isShown).toArray()) {
      PdfFont font = fontOf(codePoint, style);
      int shown = font.has(codePoint) ? codePoint : REPLACEMENT;
      if (run == null || run.font() != font) {
        if (run != null) {
          runs.add(run.build());
        }
        run = new PdfRun.Builder(font);
      }
      run.append(shown);
    }
    if (run != null) {
      runs.add(run.build());
    }
    return runs;
  }

  float width(String text, PdfStyle style) throws IOException {
    float width = 0;
    for (int codePoint : text.codePoints().filter(PdfFonts::isShown).toArray()) {
      PdfFont font = fontOf(codePoint, style);
      width += font.width(font.has(codePoint) ? codePoint : REPLACEMENT);
    }
    return width * style.size();
  }

  private PdfFont fontOf(int codePoint, PdfStyle style) throws IOException {
    PdfFont first = font(style.font());
    if (first.has(codePoint)) {
      return first;
    }
    for (String name : FALLBACKS) {
      PdfFont fallback = font(name);
      if (fallback.has(codePoint)) {
        return fallback;
      }
    }
    return first;
  }

  private PdfFont font(String name) throws IOException {
    PdfFont font = open.get(name);
    if (font == null) {
      font = PdfFont.open(name, document);
      open.put(name, font);
    }
    return font;
  }

  /** Not what only tells how to show its neighbours: joiners, directions, variants, tones. */
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
    for (PdfFont font : open.values()) {
      font.close();
    }
  }
}
