package com.onelastai.auth.device;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A browser on a machine. The names come from the client and may be anything.
 *
 * @param browser without its version; null if unknown
 * @param os without its version; null if unknown
 */
@Schema(name = "Device")
public record Device(
    DeviceType type,
    @Schema(example = "Firefox") @Nullable String browser,
    @Schema(example = "Linux") @Nullable String os) {

  public static final Device UNKNOWN = new Device(DeviceType.OTHER, null, null);

  /** What stays the same when the same browser of the same machine is updated. */
  public String key() {
    return Stream.of(browser, os, type.name())
        .map(part -> part == null ? "-" : part.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("/"));
  }

  /** For people to read, such as {@code Firefox on Linux}. */
  public String description() {
    return browser == null && os == null
        ? "an unknown device"
        : (browser == null ? "an unknown browser" : browser) + (os == null ? "" : " on " + os);
  }
}
