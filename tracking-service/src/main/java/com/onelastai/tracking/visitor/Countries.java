package com.onelastai.tracking.visitor;

import com.maxmind.db.Reader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks up the country of an address. */
@Component
class Countries implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Countries.class);

  private final @Nullable Reader database;

  Countries(@Value("${onelastai.geo.database}") String file) throws IOException {
    database = file.isBlank() ? null : new Reader(new File(file));
  }

  /** The field {@code geoInfo}; null if the country is unknown. */
  @Nullable Document geoInfo(@Nullable String address) {
    if (database == null || address == null) {
      return null;
    }
    try {
      String country = country(database.get(InetAddress.ofLiteral(address), Map.class));
      return country == null ? null : new Document("country", country);
    } catch (IOException | IllegalArgumentException unreadable) {
      log.debug("No country for an address", unreadable);
      return null;
    }
  }

  /** Free databases use {@code country_code}, MaxMind's own {@code country.iso_code}. */
  static @Nullable String country(@Nullable Map<?, ?> entry) {
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
  public void destroy() throws IOException {
    if (database != null) {
      database.close();
    }
  }
}
