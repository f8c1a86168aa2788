package com.onelastai.tools.ipgeolocation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record IpGeolocationResult(
    List<Location> locations,
    @Schema(
            description = "Where the countries are from",
            example = "Registries and geofeeds, NRO and ip-location-db (CC BY 4.0)")
        String source,
    @Schema(description = "When the data was collected") Instant collectedAt) {

  @Schema(name = "IpLocation")
  record Location(
      @Schema(example = "193.0.6.139") String address,
      @Schema(
              description =
                  "ISO 3166-1, of the network's registration or geofeed; null if unknown, as of"
                      + " addresses that are not public",
              example = "NL")
          @Nullable String country,
      @Schema(example = "Netherlands") @Nullable String countryName,
      @Schema(description = "ISO 4217", example = "EUR") @Nullable String currency) {}
}
