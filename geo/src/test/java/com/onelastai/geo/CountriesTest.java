package com.onelastai.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

  /** Networks of registries, which have not moved in decades. */
  @ParameterizedTest
  @CsvSource({"193.0.6.139, NL", "202.12.29.175, AU", "2001:67c:2e8:22::c100:68b, NL"})
  void countryOfAPublicAddressIsKnown(String address, String country) throws IOException {
    try (Countries countries = Countries.open("")) {
      assertThat(countries.codeOf(InetAddress.ofLiteral(address))).isEqualTo(country);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.0.2.1", "::1", "fd00::1"})
  void addressOfNobodyHasNoCountry(String address) throws IOException {
    try (Countries countries = Countries.open("")) {
      assertThat(countries.codeOf(InetAddress.ofLiteral(address))).isNull();
    }
  }

  @Test
  void dataTellsItsDate() throws IOException {
    try (Countries countries = Countries.open("")) {
      assertThat(countries.collectedAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    }
  }

  @Test
  void countryIsReadFromBothKindsOfDatabase() {
    assertThat(Countries.code(Map.of("country_code", "NZ"))).isEqualTo("NZ");
    assertThat(Countries.code(Map.of("country", Map.of("iso_code", "DE")))).isEqualTo("DE");
    assertThat(Countries.code(Map.of("continent", "EU"))).isNull();
    assertThat(Countries.code(null)).isNull();
  }

  @Test
  void missingFileIsAnError() {
    assertThatThrownBy(() -> Countries.open("/nowhere/countries.mmdb"))
        .isInstanceOf(IOException.class);
  }
}
