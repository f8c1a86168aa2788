package com.onelastai.tools.network;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.ip.Addresses;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.network.NetworkToolsResult.HostCountry;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** In which country the first address of a host is. */
@Component
class HostCountries {

  private final Hosts hosts;
  private final IpCountries countries;

  HostCountries(Hosts hosts, IpCountries countries) {
    this.hosts = hosts;
    this.countries = countries;
  }

  /**
   * @throws ToolFailedException if it is not known
   */
  HostCountry of(HostName host) {
    String address = hosts.resolve(host).getFirst().getHostAddress();
    Locale country = countries.of(Addresses.single("host", address));
    if (country == null) {
      throw new ToolFailedException("The country of %s is not known.".formatted(address));
    }
    return new HostCountry(
        address,
        country.getCountry(),
        country.getDisplayCountry(Locale.ENGLISH),
        countries.collectedAt());
  }
}
