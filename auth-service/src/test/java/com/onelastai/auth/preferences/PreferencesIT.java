package com.onelastai.auth.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@UserIT
class PreferencesIT {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final MockMvc mvc;
  private final StoredUsers stored;
  private final String id;

  @Autowired
  PreferencesIT(MockMvc mvc, StoredUsers stored) {
    this.mvc = mvc;
    this.stored = stored;
    this.id = stored.add();
  }

  @ParameterizedTest
  @ValueSource(strings = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  void patchChangesItsFieldsAndAnswersAll(String type) throws Exception {
    change(type, id, "{\"theme\": \"dark\", \"notifications\": {\"sms\": true}}")
        .andExpect(status().isOk())
        .andExpect(
            content()
                .json(
                    """
                    {"language": "en", "theme": "dark",
                     "notifications": {"email": true, "push": false, "sms": true},
                     "privacy": {"showProfile": true, "showActivity": false}}
                    """,
                    JsonCompareMode.STRICT));
    change(type, id, "{\"notifications\": null}")
        .andExpect(jsonPath("$.theme").value("dark"))
        .andExpect(jsonPath("$.notifications.sms").value(false));
  }

  @Test
  void patchesOfDifferentFieldsAtOnceAllStand() {
    Stream.of(
            "{\"theme\": \"light\"}",
            "{\"language\": \"de\"}",
            "{\"notifications\": {\"push\": true}}",
            "{\"notifications\": {\"sms\": true}}",
            "{\"privacy\": {\"showActivity\": true}}")
        .parallel()
        .forEach(this::changeOwn);
    Document preferences = stored.document(id).get("preferences", Document.class);
    assertThat(preferences).containsEntry("theme", "light").containsEntry("language", "de");
    assertThat(preferences.get("notifications", Document.class))
        .containsEntry("email", true)
        .containsEntry("push", true)
        .containsEntry("sms", true);
    assertThat(preferences.get("privacy", Document.class)).containsEntry("showActivity", true);
  }

  @Test
  void logNamesTheFieldsThatChanged() {
    changeOwn("{\"theme\": \"dark\", \"language\": \"en\"}");
    changeOwn("{\"theme\": \"dark\"}");
    changeOwn("{}");
    assertThat(stored.log(id)).containsExactly("preferences_changed theme");
  }

  @Test
  void wrongFieldLeavesEverythingAsItWas() throws Exception {
    change(MERGE_PATCH, id, "{\"theme\": \"dark\", \"colour\": 1}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("colour"));
    for (String noObject : new String[] {"[]", "\"dark\"", "null", "1"}) {
      change(MERGE_PATCH, id, noObject).andExpect(status().isBadRequest());
    }
    assertThat(stored.document(id).get("preferences", Document.class))
        .containsEntry("theme", "system");
  }

  @Test
  void preferencesOfOthersAreTheAdminsToChange() throws Exception {
    change(MERGE_PATCH, stored.add(), "{\"theme\": \"dark\"}").andExpect(status().isForbidden());
    change(MERGE_PATCH, "admin", "{\"theme\": \"dark\"}").andExpect(status().isOk());
    mvc.perform(
            patch("/api/user/profile/" + id + "/preferences")
                .contentType(MERGE_PATCH)
                .content("{}"))
        .andExpect(status().isUnauthorized());
  }

  private void changeOwn(String patch) {
    try {
      change(MERGE_PATCH, id, patch).andExpect(status().isOk());
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private ResultActions change(String type, String token, String patch) throws Exception {
    return mvc.perform(
        patch("/api/user/profile/" + id + "/preferences")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
            .contentType(type)
            .content(patch));
  }
}
