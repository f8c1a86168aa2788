package com.onelastai.tracking.ingest;

import java.time.Instant;
import java.util.UUID;

/** Ids that sort by their time (UUID version 7), so that an index grows at its end. */
final class TimeOrderedId {

  private static final long VERSION_7 = 0x7000;

  private TimeOrderedId() {}

  static String next(Instant time) {
    UUID random = UUID.randomUUID();
    long first = time.toEpochMilli() << 16 | VERSION_7 | random.getMostSignificantBits() & 0xFFF;
    return new UUID(first, random.getLeastSignificantBits()).toString();
  }
}
