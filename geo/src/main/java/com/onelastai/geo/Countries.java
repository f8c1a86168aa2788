package com.onelastai.geo;

import com.maxmind.db.Reader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up the country of an address in a file in MaxMind's format. */
public final class Countries implements Closeable {

  private static final String BUNDLED = "geo-whois-asn-country.mmdb";

  private final Reader database;

  private Countries(Reader database) {
    this.database = database;
  }

  /**
   * @param file blank for the data that was fetched by the build
   * @throws IOException if the file is not there or has another format
   */
  public static Countries open(String file) throws IOException {
    if (!file.isBlank()) {
      return new Countries(new Reader(new File(file)));
    }
    try (InputStream bundled = Countries.class.getResourceAsStream(BUNDLED)) {
      if (bundled == null) {
        throw new IOException(BUNDLED + " is missing: run npm ci and build again");
      }
      return new Countries(new Reader(bundled));
    }
  }

  /** Two letters of ISO 3166-1; null if the country is unknown. */
  public @Nullable String codeOf(InetAddress address) {
    try {
      return code(database.get(address, Map.class));
    } catch (IOException corrupt) {
      throw new UncheckedIOException(corrupt);
    }
  }

  /** When the data was collected. */
  public Instant collectedAt() {
    return database.getMetadata().buildTime();
  }

  /** Free databases use {@code country_code}, MaxMind's own {@code country.iso_code}. */
  static @Nullable String code(@Nullable Map<?, ?> entry) {
    if (entry == null) {
      return null;
    }
    Object code =
        entry.get("country") instanceof Map<?, ?> country
            ? country.get("iso_code")
            : entry.get("country_code");
    return code instanceof String text ? text : null;
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
