package com.onelastai.tracking.page;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@WebMvcTest(PageController.class)
@Import(PageCatalogue.class)
class PageControllerTest {

  private final MockMvc mvc;

  @Autowired
  PageControllerTest(MockMvc mvc) {
    this.mvc = mvc;
  }

  @Test
  void anyoneMayListAllPages() throws Exception {
    mvc.perform(get("/api/analytics/track/pages"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.count").value(169))
        .andExpect(jsonPath("$.pages.length()").value(169))
        .andExpect(jsonPath("$.pages[?(@.route == '/agents/voice')].priority").value("CRITICAL"))
        .andExpect(jsonPath("$.pages[?(@.route == '/agents/voice')].tracks").isNotEmpty());
  }
}
