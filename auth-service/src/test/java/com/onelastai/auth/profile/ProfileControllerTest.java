package com.onelastai.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.auth.user.User.SocialLinks;
import com.onelastai.starter.security.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@WebMvcTest(ProfileController.class)
@Import(ProfileReader.class)
class ProfileControllerTest {

  private static final String ADDRESS = "/api/user/profile/ada";

  @MockitoBean private Profiles profiles;
  @Autowired private MockMvc mvc;

  @Test
  void tokenIsRequired() throws Exception {
    mvc.perform(get("/api/user/profile")).andExpect(status().isUnauthorized());
    mvc.perform(get(ADDRESS)).andExpect(status().isUnauthorized());
    mvc.perform(put(ADDRESS).contentType(MediaType.APPLICATION_JSON).content("{\"name\": \"A\"}"))
        .andExpect(status().isUnauthorized());
    verifyNoInteractions(profiles);
  }

  @Test
  void otherUserReadsThePublicPartAndChangesNothing() throws Exception {
    mvc.perform(get(ADDRESS).with(user("eve"))).andExpect(status().isOk());
    verify(profiles).shown("ada");
    replace(user("eve"), "{\"name\": \"Eve\"}").andExpect(status().isForbidden());
    verifyNoMoreInteractions(profiles);
  }

  @Test
  void ownerAndAdminReadAndChangeAll() throws Exception {
    mvc.perform(get("/api/user/profile").with(user("ada"))).andExpect(status().isOk());
    mvc.perform(get(ADDRESS).with(user("ada"))).andExpect(status().isOk());
    mvc.perform(get(ADDRESS).with(admin())).andExpect(status().isOk());
    verify(profiles, times(3)).full("ada");
    replace(user("ada"), "{\"name\": \"Ada\"}").andExpect(status().isOk());
    replace(admin(), "{\"name\": \"Ada\"}").andExpect(status().isOk());
    verify(profiles).replace(eq("ada"), any(), eq(new Caller("ada", null, List.of())), any());
    verify(profiles)
        .replace(eq("ada"), any(), eq(new Caller("root", null, List.of("admin"))), any());
  }

  @Test
  void valuesAreTrimmedAndEmptyOnesAreNull() throws Exception {
    replace(
            user("ada"),
            """
            {"name": "  Ada 👩‍💻 O'Neil ", "bio": " one\\n\\ttwo ", "location": "  ", "website": "",
             "phoneNumber": "+436601234567", "timezone": "Europe/Vienna",
             "socialLinks": {"github": "http://git.example:8080/ada?x=1#y", "twitter": " "}}
            """)
        .andExpect(status().isOk());
    ArgumentCaptor<ProfileUpdate> update = ArgumentCaptor.forClass(ProfileUpdate.class);
    verify(profiles).replace(eq("ada"), update.capture(), any(), any());
    SocialLinks links =
        new SocialLinks(null, null, "http://git.example:8080/ada?x=1#y", null, null, null);
    assertThat(update.getValue())
        .extracting(
            ProfileUpdate::name,
            ProfileUpdate::bio,
            ProfileUpdate::location,
            ProfileUpdate::website,
            ProfileUpdate::links)
        .containsExactly("Ada 👩‍💻 O'Neil", "one\n\ttwo", null, null, links);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                             | name               | not_blank
          {"name": null}                                                 | name               | not_blank
          {"name": "   "}                                                | name               | not_blank
          {"name": 5}                                                    | name               | wrong_type
          {"name": {"$gt": ""}}                                          | name               | wrong_type
          {"name": "a\\u0000b"}                                          | name               | pattern
          {"name": "a\\nb"}                                              | name               | pattern
          {"name": "a\\ud800b"}                                          | name               | pattern
          {"name": "a\\u202Eb"}                                          | name               | pattern
          {"name": "<Ada>"}                                              | name               | pattern
          {"name": "A", "bio": "a\\u0007b"}                              | bio                | pattern
          {"name": "A", "phoneNumber": "06601234567"}                    | phoneNumber        | pattern
          {"name": "A", "phoneNumber": "+43 660 1234567"}                | phoneNumber        | pattern
          {"name": "A", "phoneNumber": "+1234567890123456"}              | phoneNumber        | pattern
          {"name": "A", "timezone": "Vienna"}                            | timezone           | time_zone_name
          {"name": "A", "timezone": "+01:00"}                            | timezone           | time_zone_name
          {"name": "A", "website": "javascript:alert(1)"}                | website            | web_link
          {"name": "A", "website": "//example.org"}                      | website            | web_link
          {"name": "A", "website": "example.org"}                        | website            | web_link
          {"name": "A", "website": "https://"}                           | website            | web_link
          {"name": "A", "website": "https://a@example.org"}              | website            | web_link
          {"name": "A", "website": "https://example.org/<b>"}            | website            | web_link
          {"name": "A", "website": "data:text/html,x"}                   | website            | web_link
          {"name": "A", "socialLinks": {"github": "ftp://x.example"}}    | socialLinks.github | web_link
          {"name": "A", "socialLinks": {"mastodon": "https://x.example"}}| socialLinks.mastodon | unknown_field
          {"name": "A", "socialLinks": []}                               | socialLinks        | wrong_type
          {"name": "A", "role": "admin"}                                 | role               | unknown_field
          {"name": "A", "emailVerified": true}                           | emailVerified      | unknown_field
          {"name": "A", "id": "eve"}                                     | id                 | unknown_field
          {"name": "A", "email": "no address"}                           | email              | email_address
          """)
  void invalidFieldIsNamed(String body, String field, String code) throws Exception {
    replace(user("ada"), body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("invalid_request"))
        .andExpect(jsonPath("$.errors[*].field", hasItem(field)))
        .andExpect(jsonPath("$.errors[?(@.field == '" + field + "')].code", hasItem(code)));
    verifyNoInteractions(profiles);
  }

  @ParameterizedTest
  @CsvSource({"name, 100", "bio, 1000", "location, 100", "profession, 100", "company, 100"})
  void lengthIsLimited(String field, int limit) throws Exception {
    String start = field.equals("name") ? "{" : "{\"name\": \"A\", ";
    String fits = start + "\"" + field + "\": \"" + "a".repeat(limit) + "\"}";
    replace(user("ada"), fits).andExpect(status().isOk());
    replace(user("ada"), fits.replace("\"}", "a\"}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].code").value("size"));
  }

  @Test
  void hugeTextIsRefused() throws Exception {
    replace(user("ada"), "{\"name\": \"A\", \"bio\": \"" + "a\\n".repeat(200_000) + "\"}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].code").value("size"));
  }

  private ResultActions replace(JwtRequestPostProcessor caller, String body) throws Exception {
    return mvc.perform(
        put(ADDRESS).with(caller).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private static JwtRequestPostProcessor user(String id) {
    return jwt().jwt(token -> token.subject(id));
  }

  private static JwtRequestPostProcessor admin() {
    return jwt()
        .jwt(token ->
            token.subject("root").claim("realm_access", Map.of("roles", List.of("admin"))));
  }
}
