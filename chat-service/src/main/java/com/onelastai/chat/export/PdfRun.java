package com.onelastai.chat.export;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text in one font. */
record PdfRun(PDFont font, String text, float width) {

  static final class Builder {

    private final PdfFont font;
    private final PdfStyle style;
    private final StringBuilder text = new StringBuilder();
    private float width;

    Builder(PdfFont font, PdfStyle style) {
      this.font = font;
      this.style = style;
    }

    PdfFont font() {
      return font;
    }

    void append(int codePoint) throws IOException {
      text.appendCodePoint(codePoint);
      width += font.width(codePoint) * style.size();
    }

    PdfRun build() {
      return new PdfRun(font.font(), text.toString(), width);
    }
  }
}
