package com.onelastai.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The accepted formats, detected by content: file names and declared types may be wrong. */
enum ImageFormat {
  PNG("png", "\\x89PNG\\r\\n\\x1A\\n"),
  GIF("gif", "GIF8[79]a"),
  JPEG("jpeg", "\\xFF\\xD8\\xFF"),
  WEBP("webp", "RIFF.{4}WEBP");

  private static final int LONGEST_SIGNATURE = 12;

  /** The format's name in ImageIO. */
  final String reader;

  private final Pattern signature;

  ImageFormat(String reader, String signature) {
    this.reader = reader;
    this.signature = Pattern.compile(signature, Pattern.DOTALL);
  }

  static Optional<ImageFormat> of(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, LONGEST_SIGNATURE), ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.signature.matcher(start).lookingAt())
        .findFirst();
  }
}
