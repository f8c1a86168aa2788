package com.onelastai.tools.ports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The services for which common ports are registered. */
final class Services {

  private static final Properties NAMES = read();

  private Services() {}

  static @Nullable String nameOf(int port) {
    return NAMES.getProperty(String.valueOf(port));
  }

  private static Properties read() {
    Properties names = new Properties();
    try (InputStream file = Services.class.getResourceAsStream("/ports/services.properties")) {
      names.load(Objects.requireNonNull(file));
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
