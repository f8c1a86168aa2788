package com.onelastai.events.tracking;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids of visits: UUIDs of version 7 whose time is one before the visit began, and after the visit
 * before it ended. So whoever reads an event can tell that it is older than the visit in which it
 * arrived: the report of a page that was open before, or offline.
 */
public final class SessionIds {

  private static final int LENGTH = 36;
  private static final int VERSION = 14;
  private static final int HIGH = 8;
  private static final int LOW = 13;
  private static final long VERSION_7 = 0x7000;
  private static final long VARIANT = 1L << 63;

  private SessionIds() {}

  /**
   * @param secret 16 bytes that nobody can guess
   */
  public static String of(Instant notBefore, byte[] secret) {
    ByteBuffer bytes = ByteBuffer.wrap(secret);
    long first = notBefore.toEpochMilli() << 16 | VERSION_7 | bytes.getLong() & 0xFFF;
    long second = bytes.getLong() >>> 2 | VARIANT;
    return new UUID(first, second).toString();
  }

  /** A time before which nothing belongs to the visit; null if the id does not tell. */
  public static @Nullable Instant notBefore(@Nullable String id) {
    if (id == null || id.length() != LENGTH || id.charAt(VERSION) != '7') {
      return null;
    }
    try {
      return Instant.ofEpochMilli(
          Long.parseLong(id, 0, HIGH, 16) << 16 | Long.parseLong(id, HIGH + 1, LOW, 16));
    } catch (NumberFormatException notOurs) {
      return null;
    }
  }
}
