package com.onelastai.tracking.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountriesTest {

  @Test
  void countryIsReadFromBothKindsOfDatabase() {
    assertThat(Countries.country(Map.of("country_code", "NZ"))).isEqualTo("NZ");
    assertThat(Countries.country(Map.of("country", Map.of("iso_code", "DE")))).isEqualTo("DE");
    assertThat(Countries.country(Map.of("continent", "EU"))).isNull();
    assertThat(Countries.country(null)).isNull();
  }

  @Test
  void withoutADatabaseThereIsNoCountry() throws IOException {
    assertThat(new Countries("").geoInfo("203.0.113.0")).isNull();
  }

  @Test
  void missingDatabaseFailsTheStart() {
    assertThatThrownBy(() -> new Countries("/nowhere/countries.mmdb"))
        .isInstanceOf(IOException.class);
  }
}
