package com.onelastai.mongodb;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is BSON's order of the values. Values that are equal for the
 * matcher have equal bytes, but not the reverse: long strings are cut, and all values of rare types
 * have the same bytes. So an index finds at least what matches.
 */
final class KeyBytes {

  /** Before and after all values. */
  static final byte[] FIRST = {0};

  static final byte[] LAST = {(byte) 0xFE};

  /** An element of an index, since an empty array has no elements. */
  static final Object EMPTY_ARRAY = new Object();

  private static final int TYPE_EMPTY_ARRAY = 0x08;
  private static final int TYPE_NULL = 0x10;
  private static final int TYPE_NUMBER = 0x20;
  private static final int TYPE_STRING = 0x30;
  private static final int TYPE_OTHER = 0x40;
  private static final int TYPE_OBJECT_ID = 0x50;
  private static final int TYPE_BOOLEAN = 0x60;
  private static final int TYPE_DATE = 0x70;

  private static final byte TERMINATOR = 0;
  private static final int MAX_CHARS = 200;

  private KeyBytes() {}

  static byte[] encode(@Nullable Object value) {
    return switch (value) {
      case null -> type(TYPE_NULL);
      case Missing _ -> type(TYPE_NULL);
      case Number number -> eightBytes(TYPE_NUMBER, orderedBits(number.doubleValue()));
      case String text -> encodeText(text);
      case ObjectId id -> concat(type(TYPE_OBJECT_ID), id.toByteArray());
      case Boolean flag -> new byte[] {TYPE_BOOLEAN, (byte) (flag ? 1 : 0)};
      case Instant time -> eightBytes(TYPE_DATE, time.toEpochMilli() ^ Long.MIN_VALUE);
      default -> type(value == EMPTY_ARRAY ? TYPE_EMPTY_ARRAY : TYPE_OTHER);
    };
  }

  /** Whether its bytes tell this value from all others, in the right order. */
  static boolean isExact(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Long number -> number == (long) number.doubleValue();
      case Decimal128 _ -> false;
      case Number number -> !Double.isNaN(number.doubleValue());
      case String text -> text.length() <= MAX_CHARS && text.indexOf(TERMINATOR) < 0;
      case Missing _ -> true;
      case ObjectId _ -> true;
      case Boolean _ -> true;
      case Instant _ -> true;
      default -> false;
    };
  }

  /** Whether the values from it on, or up to it, are next to each other. */
  static boolean hasRange(@Nullable Object value) {
    return switch (value) {
      case Number number -> !Double.isNaN(number.doubleValue());
      case String _ -> true;
      case ObjectId _ -> true;
      case Boolean _ -> true;
      case Instant _ -> true;
      case null, default -> false;
    };
  }

  /** Before all values of the same type. */
  static byte[] before(byte[] encoded) {
    return type(encoded[0] - 1);
  }

  /** After all values of the same type. */
  static byte[] after(byte[] encoded) {
    return type(encoded[0] + 1);
  }

  /** The same for the opposite order. */
  static byte[] inverted(byte[] bytes) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) ~bytes[i];
    }
    return result;
  }

  /** Where the value ends that begins at an offset of a key. */
  static int end(byte[] key, int offset, boolean inverted) {
    int flip = inverted ? 0xFF : 0;
    return switch ((key[offset] & 0xFF) ^ flip) {
      case TYPE_NUMBER, TYPE_DATE -> offset + 1 + Long.BYTES;
      case TYPE_OBJECT_ID -> offset + 1 + 12;
      case TYPE_BOOLEAN -> offset + 2;
      case TYPE_STRING -> {
        int at = offset + 1;
        while (key[at] != (byte) (TERMINATOR ^ flip)) {
          at++;
        }
        yield at + 1;
      }
      default -> offset + 1;
    };
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }

  private static byte[] type(int type) {
    return new byte[] {(byte) type};
  }

  private static byte[] eightBytes(int type, long bits) {
    return ByteBuffer.allocate(1 + Long.BYTES).put((byte) type).putLong(bits).array();
  }

  private static long orderedBits(double number) {
    long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  /** UTF-8 of each UTF-16 unit, which is the order of {@link String#compareTo}. */
  private static byte[] encodeText(String text) {
    byte[] bytes = new byte[2 + 3 * Math.min(text.length(), MAX_CHARS)];
    bytes[0] = TYPE_STRING;
    int at = 1;
    for (int i = 0; i < text.length() && i < MAX_CHARS && text.charAt(i) != TERMINATOR; i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        bytes[at++] = (byte) unit;
      } else if (unit < 0x800) {
        bytes[at++] = (byte) (0xC0 | unit >> 6);
        bytes[at++] = (byte) (0x80 | unit & 0x3F);
      } else {
        bytes[at++] = (byte) (0xE0 | unit >> 12);
        bytes[at++] = (byte) (0x80 | unit >> 6 & 0x3F);
        bytes[at++] = (byte) (0x80 | unit & 0x3F);
      }
    }
    bytes[at++] = TERMINATOR;
    return Arrays.copyOf(bytes, at);
  }
}
