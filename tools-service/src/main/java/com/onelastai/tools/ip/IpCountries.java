package com.onelastai.tools.ip;

import com.onelastai.geo.Countries;
import inet.ipaddr.IPAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The countries of addresses that are somewhere: not of those for documentation or private use. */
@Component
public class IpCountries implements DisposableBean {

  private final Countries countries;

  public IpCountries(@Value("${onelastai.geo.database}") String file) throws IOException {
    countries = Countries.open(file);
  }

  /** Null if it is unknown or the address is not public. */
  public @Nullable Locale of(IPAddress address) {
    if (SpecialNetwork.of(address) != null) {
      return null;
    }
    String code = countries.codeOf(address.toInetAddress());
    return code == null ? null : Locale.of("", code);
  }

  public Instant collectedAt() {
    return countries.collectedAt();
  }

  @Override
  public void destroy() throws IOException {
    countries.close();
  }
}
