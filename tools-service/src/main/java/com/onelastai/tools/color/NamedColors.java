package com.onelastai.tools.color;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The names of CSS Color 4, section 6.1, and {@code transparent}. */
final class NamedColors {

  private static final Map<String, String> HEX = read();

  private NamedColors() {}

  private static Map<String, String> read() {
    Properties file = new Properties();
    try (InputStream in = NamedColors.class.getResourceAsStream("named-colors.properties")) {
      file.load(Objects.requireNonNull(in));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Map<String, String> colors = new HashMap<>();
    file.forEach((name, hex) -> colors.put((String) name, "#" + hex));
    return Map.copyOf(colors);
  }

  /**
   * @throws IllegalArgumentException if there is no such name
   */
  static String hex(String name) {
    String hex = HEX.get(name);
    if (hex == null) {
      throw new IllegalArgumentException(name);
    }
    return hex;
  }

  /** The first by the alphabet; null if there is none. */
  static @Nullable String name(String hex) {
    return HEX.entrySet().stream()
        .filter(color -> color.getValue().equals(hex))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst()
        .orElse(null);
  }
}
