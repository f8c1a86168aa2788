package com.onelastai.tracking;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@TrackingIT
class OpenApiIT {

  private final MockMvc mvc;

  @Autowired
  OpenApiIT(MockMvc mvc) {
    this.mvc = mvc;
  }

  @Test
  void whatMayBeReadIsDescribed() throws Exception {
    mvc.perform(get("/v3/api-docs"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths['/api/analytics/analytics/visitor/{id}'].get").exists())
        .andExpect(jsonPath("$.paths['/api/analytics/analytics/session/{id}'].get").exists())
        .andExpect(jsonPath("$.paths['/api/analytics/analytics/current'].get").exists())
        .andExpect(jsonPath("$.paths['/api/analytics/analytics/realtime'].get").exists())
        .andExpect(jsonPath("$.paths['/api/analytics/api-usage'].get").exists())
        .andExpect(jsonPath("$.components.schemas.VisitorDetails.properties.visits").exists())
        .andExpect(jsonPath("$.components.schemas.Session.properties.landingPage").exists());
  }
}
