package com.onelastai.auth.user;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@UserIT
class UserApiIT {

  private static final String PROFILE = "$.paths['/api/user/profile/{userId}']";

  private final MockMvc mvc;

  @Autowired
  UserApiIT(MockMvc mvc) {
    this.mvc = mvc;
  }

  @Test
  void whatIsSentAndAnsweredIsDescribed() throws Exception {
    mvc.perform(get("/v3/api-docs"))
        .andExpect(status().isOk())
        .andExpect(jsonPath(PROFILE + ".get").exists())
        .andExpect(
            jsonPath(PROFILE + ".put.requestBody.content['application/json'].schema.$ref")
                .value("#/components/schemas/ProfileUpdate"))
        .andExpect(jsonPath("$.components.schemas.Profile.oneOf.length()").value(2))
        .andExpect(jsonPath("$.components.schemas.User.properties.roles").exists())
        .andExpect(jsonPath("$.components.schemas.Upload.properties.avatar").exists())
        .andExpect(jsonPath("$.components.schemas.Export.properties.securityLog").exists())
        .andExpect(
            jsonPath(
                    "$.paths['/api/user/profile/{userId}/preferences'].patch"
                        + ".requestBody.content['application/merge-patch+json']")
                .exists())
        .andExpect(jsonPath("$.paths['/api/user/account'].delete.responses['204']").exists());
  }
}
