package com.onelastai.pdf;

import java.awt.Color;

/**
 * How text looks.
 *
 * @param leading the height of a line
 */
public record PdfStyle(boolean bold, float size, float leading, Color color) {

  public static final Color INK = new Color(0x1F2430);
  public static final Color GREY = new Color(0x6B7280);

  public static PdfStyle regular(float size, float leading, Color color) {
    return new PdfStyle(false, size, leading, color);
  }

  public static PdfStyle bold(float size, float leading, Color color) {
    return new PdfStyle(true, size, leading, color);
  }
}
