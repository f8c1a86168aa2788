package com.onelastai.tracking.visitor;

import com.onelastai.geo.Countries;
import java.io.IOException;
import java.net.InetAddress;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The field {@code geoInfo} of a visitor. */
@Component
class GeoInfo implements DisposableBean {

  private final Countries countries;

  GeoInfo(@Value("${onelastai.geo.database}") String file) throws IOException {
    countries = Countries.open(file);
  }

  /** Null if the country is unknown. */
  @Nullable Document of(@Nullable String address) {
    if (address == null) {
      return null;
    }
    try {
      String country = countries.codeOf(InetAddress.ofLiteral(address));
      return country == null ? null : new Document("country", country);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  @Override
  public void destroy() throws IOException {
    countries.close();
  }
}
