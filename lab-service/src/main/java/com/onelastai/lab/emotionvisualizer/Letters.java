package com.onelastai.lab.emotionvisualizer;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Texts as outlines of the bundled font. Java's own text needs fonts of the machine, and would look
 * different on each.
 */
final class Letters {

  private static final String FONT = "/fonts/NotoSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Letters(TrueTypeFont font) throws IOException {
    this.font = font;
    glyphs = font.getUnicodeCmapLookup();
    unitsPerEm = font.getUnitsPerEm();
  }

  static Letters load() {
    try (InputStream file = Objects.requireNonNull(Letters.class.getResourceAsStream(FONT))) {
      return new Letters(new TTFParser().parse(new RandomAccessReadBuffer(file)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * @param anchor how much of the text lies to the left of x: 0, a half, or 1
   */
  Path2D path(String text, double size, double x, double y, double anchor) {
    double scale = size / unitsPerEm;
    Path2D path = new Path2D.Double();
    double pen = 0;
    try {
      for (int i = 0; i < text.length(); i++) {
        int glyph = glyphs.getGlyphId(text.charAt(i));
        GlyphData outline = font.getGlyph().getGlyph(glyph);
        if (outline != null) {
          path.append(
              AffineTransform.getTranslateInstance(pen, 0)
                  .createTransformedShape(outline.getPath()),
              false);
        }
        pen += font.getAdvanceWidth(glyph);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    AffineTransform place = AffineTransform.getTranslateInstance(x - anchor * pen * scale, y);
    // In fonts, up is positive.
    place.scale(scale, -scale);
    path.transform(place);
    return path;
  }
}
