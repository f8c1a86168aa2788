package com.onelastai.tools.whois;

import com.onelastai.tools.connect.LocalInternet;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** Registries within a {@link LocalInternet}. */
public final class LocalRegistries {

  private LocalRegistries() {}

  /**
   * @param bootstrap the URL of the folder of IANA's files
   * @param server of whois
   */
  public static Registrations of(
      LocalInternet internet, String bootstrap, String server, int whoisPort) {
    return of(internet, new WhoisProperties(bootstrap, server, whoisPort));
  }

  static Registrations of(LocalInternet internet, WhoisProperties properties) {
    JsonMapper json = JsonMapper.shared();
    Bootstrap bootstrap = new Bootstrap(internet.fetcher(), json, Clock.systemUTC(), properties);
    return new Registrations(
        new Rdap(bootstrap, internet.fetcher(), json),
        new Whois(internet.connector(), properties),
        properties);
  }
}
