package com.onelastai.tools.mac;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The makers of network cards, from IEEE's registries. They are read when first asked for. */
@Component
class Makers {

  /** Registered prefixes have so many hexadecimal digits, the most exact first. */
  private static final List<Integer> LENGTHS = List.of(9, 7, 6);

  /**
   * @param prefix its hexadecimal digits
   * @param lines the name, then the postal address
   */
  record Maker(String prefix, List<String> lines) {}

  private record PackageFile(String version) {}

  private static final TypeReference<PackageFile> PACKAGE = new TypeReference<>() {};
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final JsonMapper json;
  private final Supplier<Map<String, String>> byPrefix = SingletonSupplier.of(this::load);
  private final String version;

  Makers(JsonMapper json) {
    this.json = json;
    this.version = read("oui-data/package.json", PACKAGE).version();
  }

  /**
   * @param digits hexadecimal, in capitals
   */
  @Nullable Maker of(String digits) {
    for (int length : LENGTHS) {
      if (digits.length() >= length) {
        String prefix = digits.substring(0, length);
        String lines = byPrefix.get().get(prefix);
        if (lines != null) {
          return new Maker(prefix, lines.lines().toList());
        }
      }
    }
    return null;
  }

  String source() {
    return "IEEE registries, oui-data " + version;
  }

  private Map<String, String> load() {
    return read("oui-data/index.json", TEXTS);
  }

  private <T> T read(String resource, TypeReference<T> type) {
    try (InputStream stream = Makers.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing: run npm ci and build again");
      }
      return json.readValue(stream, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
