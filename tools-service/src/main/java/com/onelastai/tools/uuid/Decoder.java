package com.onelastai.tools.uuid;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.uuid.codec.StandardStringCodec;
import com.github.f4b6a3.uuid.exception.InvalidUuidException;
import com.github.f4b6a3.uuid.util.UuidUtil;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.uuid.UuidResult.Decoded;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what an identifier says about itself. */
final class Decoder {

  private static final int ULID_LENGTH = 26;

  private Decoder() {}

  static Decoded decode(String id) {
    if (id.length() == ULID_LENGTH && Ulid.isValid(id)) {
      return new Decoded("ulid", null, null, Ulid.from(id).getInstant(), null, null);
    }
    try {
      return decode(StandardStringCodec.INSTANCE.decode(id));
    } catch (InvalidUuidException unknown) {
      throw new ToolFailedException("This is neither a UUID nor a ULID.");
    }
  }

  private static Decoded decode(UUID uuid) {
    boolean standard = uuid.variant() == 2;
    return new Decoded(
        "uuid",
        standard ? uuid.version() : null,
        variant(uuid),
        standard ? time(uuid) : null,
        standard && hasNode(uuid)
            ? "%04x".formatted(uuid.getLeastSignificantBits() >>> 48 & 0x3FFF)
            : null,
        standard && hasNode(uuid)
            ? "%012x".formatted(uuid.getLeastSignificantBits() & 0xFFFFFFFFFFFFL)
            : null);
  }

  private static String variant(UUID uuid) {
    return switch (uuid.variant()) {
      case 0 -> "NCS";
      case 2 -> "RFC 9562";
      case 6 -> "Microsoft";
      default -> "reserved";
    };
  }

  private static boolean hasNode(UUID uuid) {
    return uuid.version() == 1 || uuid.version() == 6;
  }

  private static @Nullable Instant time(UUID uuid) {
    return UuidUtil.isTimeBased(uuid)
            || UuidUtil.isTimeOrdered(uuid)
            || UuidUtil.isTimeOrderedEpoch(uuid)
        ? UuidUtil.getInstant(uuid)
        : null;
  }
}
