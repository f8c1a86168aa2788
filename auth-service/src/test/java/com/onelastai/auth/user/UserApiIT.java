package com.onelastai.auth.user;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
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
        .andDo(r ->
            java.nio.file.Files.writeString(
                java.nio.file.Path.of("/tmp/api.json"), r.getResponse().getContentAsString()));
  }
}
