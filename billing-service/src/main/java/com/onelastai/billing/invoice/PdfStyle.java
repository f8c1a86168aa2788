package com.onelastai.billing.invoice;

import java.awt.Color;

/**
 * How text looks.
 *
 * @param leading the height of a line
 */
record PdfStyle(boolean bold, float size, float leading, Color color) {

  private static final Color INK = new Color(0x1F2430);
  private static final Color GREY = new Color(0x6B7280);

  static final Color RULE = new Color(0xD9DCE3);

  static final PdfStyle TITLE = new PdfStyle(true, 22, 28, INK);
  static final PdfStyle TEXT = new PdfStyle(false, 9.5f, 13.5f, INK);
  static final PdfStyle STRONG = new PdfStyle(true, 9.5f, 13.5f, INK);
  static final PdfStyle LABEL = new PdfStyle(false, 8.5f, 12, GREY);
  static final PdfStyle SUM = new PdfStyle(true, 11, 16, INK);
}
