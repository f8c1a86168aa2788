package com.onelastai.auth.avatar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The accepted formats, detected by content: file names and declared types may be wrong. */
enum ImageFormat {
  PNG("png") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, 0, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }
  },
  JPEG("jpeg") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, 0, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    }
  },
  WEBP("webp") {
    @Override
    boolean matches(byte[] file) {
      return startsWith(file, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
          && startsWith(file, 8, "WEBP".getBytes(StandardCharsets.US_ASCII));
    }
  };

  private final String reader;

  ImageFormat(String reader) {
    this.reader = reader;
  }

  static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.matches(file)).findFirst();
  }

  /** The format's name in ImageIO. */
  String reader() {
    return reader;
  }

  abstract boolean matches(byte[] file);

  private static boolean startsWith(byte[] file, int at, byte[] mark) {
    return file.length >= at + mark.length
        && Arrays.equals(file, at, at + mark.length, mark, 0, mark.length);
  }
}
