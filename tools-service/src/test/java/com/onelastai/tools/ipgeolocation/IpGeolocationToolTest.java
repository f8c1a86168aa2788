package com.onelastai.tools.ipgeolocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.ipgeolocation.IpGeolocationResult.Location;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpGeolocationToolTest {

  private final IpGeolocationTool tool;

  IpGeolocationToolTest() throws IOException {
    tool = new IpGeolocationTool(new IpCountries(""));
  }

  @Test
  void addressesOfBothVersionsAreLocatedInTheirOrder() {
    assertThat(run("193.0.6.139", "2001:67c:2e8:22::c100:68b", "202.12.29.175"))
        .containsExactly(
            new Location("193.0.6.139", "NL", "Netherlands", "EUR"),
            new Location("2001:67c:2e8:22::c100:68b", "NL", "Netherlands", "EUR"),
            new Location("202.12.29.175", "AU", "Australia", "AUD"));
  }

  @Test
  void addressThatIsNotPublicHasNoCountry() {
    assertThat(run("192.168.1.1", "::1", "2001:db8::1"))
        .extracting(Location::country)
        .containsOnlyNulls();
  }

  @Test
  void dataHasASourceAndADate() {
    IpGeolocationResult result = tool.run(new IpGeolocationInput(List.of("193.0.6.139")));
    assertThat(result.source()).contains("NRO");
    assertThat(result.collectedAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"193.0.6", "0xC1.0.6.139", "193.0.6.0/24", "example.com", ";id", "::1%lo"})
  void wrongAddressIsNamedByItsPlace(String wrong) {
    assertThatThrownBy(() -> run("193.0.6.139", wrong))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("addresses[1]: ");
  }

  private List<Location> run(String... addresses) {
    return tool.run(new IpGeolocationInput(List.of(addresses))).locations();
  }
}
