package com.onelastai.auth.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.onelastai.device.UserAgent;
import com.onelastai.device.UserAgents;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

  private static final UserAgents<Device> DEVICES = new UserAgents<>((text, read) -> of(read));

  /** Reads a user agent. */
  public static Device of(@Nullable String userAgent) {
    return DEVICES.read(userAgent);
  }

  private static Device of(UserAgent read) {
    DeviceType type =
        switch (read.kind()) {
          case DESKTOP -> DeviceType.DESKTOP;
          case PHONE -> DeviceType.PHONE;
          case TABLET -> DeviceType.TABLET;
          case CRAWLER -> DeviceType.BOT;
          case TV, UNKNOWN -> DeviceType.OTHER;
        };
    return new Device(type, read.browser(), read.os());
  }

  /** Identifies the device; stays the same when the browser is updated. */
  public String key() {
    return Stream.of(browser, os, type.name())
        .map(part -> part == null ? "-" : part.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("/"));
  }

  /** The names that are known, as values of a mail. */
  public Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    if (browser != null) {
      names.put("browser", browser);
    }
    if (os != null) {
      names.put("os", os);
    }
    return names;
  }

  public enum DeviceType {
    @JsonProperty("desktop")
    DESKTOP,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("tablet")
    TABLET,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("other")
    OTHER
  }
}
