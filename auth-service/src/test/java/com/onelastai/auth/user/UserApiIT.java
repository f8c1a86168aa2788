package com.onelastai.auth.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.test.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@UserIT
class UserApiIT {

  private static final String PROFILE = "/paths/~1api~1user~1profile~1{userId}";

  @Autowired private Api api;

  @Test
  void requestsAndResponsesAreDescribed() {
    String update = PROFILE + "/put/requestBody/content/application~1json/schema/$ref";
    JsonNode docs =
        api.get("/v3/api-docs").is(200).has(update, "#/components/schemas/ProfileUpdate").body();

    assertThat(docs.at("/components/schemas/Profile/oneOf")).hasSize(2);
    assertThat(
            List.of(
                PROFILE + "/get",
                PROFILE + "~1preferences/patch/requestBody/content/application~1merge-patch+json",
                "/paths/~1api~1user~1account/delete/responses/204",
                "/components/schemas/User/properties/roles",
                "/components/schemas/Upload/properties/avatar",
                "/components/schemas/Export/properties/securityLog"))
        .noneMatch(pointer -> docs.at(pointer).isMissingNode());
  }
}
