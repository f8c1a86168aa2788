package com.onelastai.tools.ipgeolocation;

import com.onelastai.tools.ip.Addresses;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.ipgeolocation.IpGeolocationResult.Location;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class IpGeolocationTool implements Tool<IpGeolocationInput, IpGeolocationResult> {

  private static final String SOURCE =
      "Registries and geofeeds, NRO and ip-location-db (CC BY 4.0)";

  private final IpCountries countries;

  IpGeolocationTool(IpCountries countries) {
    this.countries = countries;
  }

  @Override
  public ToolInfo<IpGeolocationInput> info() {
    return new ToolInfo<>(
        "ip-geolocation",
        "IP geolocation",
        Category.NETWORK,
        "Finds the countries of up to 100 addresses by the registration of their networks and the"
            + " geofeeds of providers (RFC 8805). Who uses a tunnel is found at its end.",
        new IpGeolocationInput(List.of("193.0.6.139", "202.12.29.175")));
  }

  @Override
  public IpGeolocationResult run(IpGeolocationInput input) {
    List<Location> locations = new ArrayList<>();
    for (int i = 0; i < input.addresses().size(); i++) {
      locations.add(locate(Addresses.single("addresses[" + i + "]", input.addresses().get(i))));
    }
    return new IpGeolocationResult(locations, SOURCE, countries.collectedAt());
  }

  private Location locate(IPAddress address) {
    Locale country = countries.of(address);
    if (country == null) {
      return new Location(address.toCanonicalString(), null, null, null);
    }
    return new Location(
        address.toCanonicalString(),
        country.getCountry(),
        country.getDisplayCountry(Locale.ENGLISH),
        currency(country));
  }

  private static @Nullable String currency(Locale country) {
    try {
      Currency currency = Currency.getInstance(country);
      return currency == null ? null : currency.getCurrencyCode();
    } catch (IllegalArgumentException notOfIso3166) {
      return null;
    }
  }
}
