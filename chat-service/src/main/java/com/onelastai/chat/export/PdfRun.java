package com.onelastai.chat.export;

import org.apache.pdfbox.pdmodel.font.PDFont;

/** Text in one font. */
record PdfRun(PDFont font, String text) {

  static final class Builder {

    private final PdfFont font;
    private final StringBuilder text = new StringBuilder();

    Builder(PdfFont font) {
      this.font = font;
    }

    PdfFont font() {
      return font;
    }

    void append(int codePoint) {
      text.appendCodePoint(codePoint);
    }

    PdfRun build() {
      return new PdfRun(font.font(), text.toString());
    }
  }
}
