package com.onelastai.chat.export;

import java.awt.Color;

/**
 * How text looks.
 *
 * @param leading the height of a line
 */
record PdfStyle(String font, float size, float leading, Color color) {

  private static final String REGULAR = "NotoSans-Regular.ttf";
  private static final String BOLD = "NotoSans-Bold.ttf";
  private static final Color INK = new Color(0x1F2430);
  private static final Color GREY = new Color(0x6B7280);

  static final Color AGENT = new Color(0x4F46E5);
  static final Color USER = new Color(0x0F766E);
  static final Color RULE = new Color(0xD9DCE3);

  static final PdfStyle TITLE = new PdfStyle(BOLD, 20, 26, INK);
  static final PdfStyle TEXT = new PdfStyle(REGULAR, 10.5f, 15.5f, INK);
  static final PdfStyle NOTE = new PdfStyle(REGULAR, 9, 13, GREY);

  static PdfStyle speaker(Color color) {
    return new PdfStyle(BOLD, 10.5f, 17, color);
  }
}
