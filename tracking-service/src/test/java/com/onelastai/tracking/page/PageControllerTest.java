package com.onelastai.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@WebMvcTest(PageController.class)
@Import({Api.class, PageCatalogue.class})
class PageControllerTest {

  @Autowired Api api;

  @Test
  void anyoneMayListAllPages() {
    JsonNode list = api.get(Api.NOBODY, "/api/analytics/track/pages").is(200).body();
    assertThat(list.get("count").asInt()).isEqualTo(169);
    assertThat(list.get("pages"))
        .hasSize(169)
        .filteredOn(page -> page.get("route").asString().equals("/agents/voice"))
        .singleElement()
        .satisfies(page -> {
          assertThat(page.get("priority").asString()).isEqualTo("CRITICAL");
          assertThat(page.get("tracks").asString()).isNotEmpty();
        });
  }
}
