package com.onelastai.auth.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds EXIF data in the formats that are a row of named chunks. */
final class ExifChunk {

  private static final int PNG_HEADER = 8;
  private static final int PNG_CHECKSUM = 4;
  private static final int WEBP_HEADER = 12;

  private ExifChunk() {}

  static Optional<byte[]> inPng(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).position(PNG_HEADER);
    while (buffer.remaining() >= 8) {
      int length = buffer.getInt();
      String name = name(buffer);
      if (length < 0 || length > buffer.remaining()) {
        return Optional.empty();
      }
      if (name.equals("eXIf")) {
        return Optional.of(data(buffer, length));
      }
      skip(buffer, (long) length + PNG_CHECKSUM);
    }
    return Optional.empty();
  }

  static Optional<byte[]> inWebp(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(WEBP_HEADER);
    while (buffer.remaining() >= 8) {
      String name = name(buffer);
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        return Optional.empty();
      }
      if (name.equals("EXIF")) {
        return Optional.of(data(buffer, length));
      }
      // A chunk of odd length is filled up.
      skip(buffer, (long) length + (length & 1));
    }
    return Optional.empty();
  }

  private static String name(ByteBuffer buffer) {
    return new String(data(buffer, 4), StandardCharsets.US_ASCII);
  }

  private static byte[] data(ByteBuffer buffer, int length) {
    byte[] data = new byte[length];
    buffer.get(data);
    return data;
  }

  private static void skip(ByteBuffer buffer, long length) {
    buffer.position((int) Math.min(buffer.limit(), buffer.position() + length));
  }
}
