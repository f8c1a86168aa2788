package com.onelastai.image;

import java.nio.ByteBuffer;

/** Finds JPEG files that were cut off: their reader would paint the rest grey. */
final class JpegEnd {

  private static final int START = 2;
  private static final int FIRST_MARKER = 0xFFC0;
  private static final int FIRST_RESTART = 0xFFD0;
  private static final int END = 0xFFD9;
  private static final int FILL = 0xFFFF;

  private JpegEnd() {}

  /**
   * Goes from marker to marker: phones append films to pictures, and metadata has thumbnails, so
   * bytes elsewhere may look like an end.
   */
  static boolean isMissing(byte[] file) {
    ByteBuffer jpeg = ByteBuffer.wrap(file);
    int at = START;
    while (at + 1 < file.length) {
      int marker = number(jpeg, at);
      if (marker == END) {
        return false;
      }
      at += hasLength(marker) && at + 3 < file.length ? 2 + number(jpeg, at + 2) : 1;
    }
    return true;
  }

  /** Everything else is a part of the picture's data. */
  private static boolean hasLength(int marker) {
    return marker >= FIRST_MARKER && marker != FILL && (marker < FIRST_RESTART || marker > END);
  }

  private static int number(ByteBuffer jpeg, int at) {
    return Short.toUnsignedInt(jpeg.getShort(at));
  }
}
