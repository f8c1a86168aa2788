package com.onelastai.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.email.EmailVerification;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.auth.user.Users;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@UserIT
class ProfileIT {

  private static final String WHOLE =
      """
      {"name": "Ada Other", "bio": "Writes.", "phoneNumber": "+436601234567",
       "location": "Vienna", "timezone": "Europe/Vienna", "profession": "Engineer",
       "company": "Example Ltd", "website": "https://ada.example.org",
       "socialLinks": {"github": "https://git.example/ada"}}
      """;

  private static final String SHOWN =
      """
      {"id": "%s", "name": "Ada Other", "avatar": null, "bio": "Writes.", "location": "Vienna",
       "profession": "Engineer", "company": "Example Ltd", "website": "https://ada.example.org",
       "socialLinks": {"twitter": null, "linkedin": null, "github": "https://git.example/ada",
                       "facebook": null, "instagram": null, "youtube": null}}
      """;

  private final MockMvc mvc;
  private final StoredUsers stored;
  private final Users users;
  private String id = "";

  @MockitoBean private EmailVerification verification;

  @Autowired
  ProfileIT(MockMvc mvc, StoredUsers stored, Users users) {
    this.mvc = mvc;
    this.stored = stored;
    this.users = users;
  }

  @BeforeEach
  void account() {
    id = stored.add();
  }

  @Test
  void replacedProfileIsReadBackWhole() throws Exception {
    replace(id, WHOLE).andExpect(status().isOk()).andExpect(jsonPath("$.bio").value("Writes."));
    read(id)
        .andExpect(jsonPath("$.name").value("Ada Other"))
        .andExpect(jsonPath("$.email").value(id + "@mail.example"))
        .andExpect(jsonPath("$.phoneNumber").value("+436601234567"))
        .andExpect(jsonPath("$.timezone").value("Europe/Vienna"))
        .andExpect(jsonPath("$.socialLinks.github").value("https://git.example/ada"))
        .andExpect(jsonPath("$.preferences.theme").value("system"))
        .andExpect(jsonPath("$.preferences.privacy.showProfile").value(true));
    assertThat(stored.document(id).get("socialLinks", Document.class))
        .containsEntry("github", "https://git.example/ada");
  }

  @Test
  void whatIsLeftOutIsEmptiedExceptTheAddress() throws Exception {
    replace(id, WHOLE);
    replace(id, "{\"name\": \"Ada\"}")
        .andExpect(jsonPath("$.name").value("Ada"))
        .andExpect(jsonPath("$.email").value(id + "@mail.example"))
        .andExpect(jsonPath("$.bio").isEmpty())
        .andExpect(jsonPath("$.socialLinks").isEmpty());
    assertThat(stored.document(id)).doesNotContainKeys("bio", "socialLinks", "phoneNumber");
  }

  @Test
  void logNamesTheChangedFieldsAndNotTheirValues() throws Exception {
    replace(id, "{\"name\": \"Ada Example\", \"bio\": \"Writes.\"}");
    replace(id, "{\"name\": \"Ada Example\", \"bio\": \"Writes.\"}");
    replace(id, "{\"name\": \"Ada\"}");
    assertThat(stored.log(id)).containsExactly("profile_changed bio", "profile_changed name, bio");
  }

  @Test
  void othersSeeThePublicPartAlone() throws Exception {
    replace(id, WHOLE);
    call(get("/api/user/profile/" + id), stored.add())
        .andExpect(status().isOk())
        .andExpect(content().json(SHOWN.formatted(id), JsonCompareMode.STRICT));
    call(get("/api/user/profile/" + id), "admin")
        .andExpect(jsonPath("$.email").value(id + "@mail.example"));
  }

  @Test
  void hiddenProfileIsAnsweredLikeNone() throws Exception {
    users.update(id, new Update().set("preferences.privacy.showProfile", false));
    String other = stored.add();
    String hidden = body(call(get("/api/user/profile/" + id), other));
    String none = body(call(get("/api/user/profile/user-none"), other));
    assertThat(hidden.replace(id, "user-none")).isEqualTo(none);
    read(id).andExpect(status().isOk());
    call(get("/api/user/profile/" + id), "admin").andExpect(status().isOk());
  }

  @Test
  void addressIsChangedByItsUserWithThePassword() throws Exception {
    String body = "{\"name\": \"Ada\", \"email\": \"new-%s@mail.example\"}".formatted(id);
    replace(id, body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("password_required"))
        .andExpect(jsonPath("$.errors[0].field").value("password"));
    call(
            put("/api/user/profile/" + id).contentType(MediaType.APPLICATION_JSON).content(body),
            "admin")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("email_not_yours"));
    assertThat(stored.document(id)).containsEntry("name", "Ada Example");
    verifyNoInteractions(verification);
    replace(id, body.replace("}", ", \"password\": \"p\", \"otp\": \"123456\"}"))
        .andExpect(status().isOk());
    verify(verification)
        .requestChange(
            any(), eq("new-" + id + "@mail.example"), eq("p"), eq("123456"), any(Client.class));
    replace(id, "{\"name\": \"Ada\", \"email\": \"%s@MAIL.example\"}".formatted(id))
        .andExpect(status().isOk());
  }

  private ResultActions replace(String userId, String body) throws Exception {
    return call(
        put("/api/user/profile/" + userId).contentType(MediaType.APPLICATION_JSON).content(body),
        userId);
  }

  private ResultActions read(String userId) throws Exception {
    return call(get("/api/user/profile"), userId);
  }

  private ResultActions call(MockHttpServletRequestBuilder request, @Nullable String token)
      throws Exception {
    return mvc.perform(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }

  private static String body(ResultActions call) throws Exception {
    return call.andExpect(status().isNotFound()).andReturn().getResponse().getContentAsString();
  }
}
