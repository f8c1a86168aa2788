package com.onelastai.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.email.EmailVerification;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.auth.user.Users;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

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

  @MockitoBean private EmailVerification verification;
  @Autowired private Api api;
  @Autowired private StoredUsers stored;
  @Autowired private Users users;
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = stored.add();
  }

  @Test
  void replacedProfileIsReadBackWhole() {
    replace(WHOLE).is(200).has("/bio", "Writes.");
    read(id, "")
        .has("/email", id + "@mail.example")
        .has(
            """
            {"name": "Ada Other", "phoneNumber": "+436601234567", "timezone": "Europe/Vienna",
             "socialLinks": {"github": "https://git.example/ada"},
             "preferences": {"theme": "system", "privacy": {"showProfile": true}}}
            """);
    assertThat(stored.document(id).get("socialLinks", Document.class))
        .containsEntry("github", "https://git.example/ada");
  }

  @Test
  void missingFieldsAreClearedExceptTheAddress() {
    replace(WHOLE);
    replace("{\"name\": \"Ada\"}")
        .has("/name", "Ada")
        .has("/email", id + "@mail.example")
        .has("/bio", "")
        .has("/socialLinks", "");
    assertThat(stored.document(id)).doesNotContainKeys("bio", "socialLinks", "phoneNumber");
  }

  @Test
  void logNamesTheChangedFieldsAndNotTheirValues() {
    replace("{\"name\": \"Ada Example\", \"bio\": \"Writes.\"}");
    replace("{\"name\": \"Ada Example\", \"bio\": \"Writes.\"}");
    replace("{\"name\": \"Ada\"}");
    assertThat(stored.changes(id))
        .containsExactly("profile_changed bio", "profile_changed name, bio");
  }

  @Test
  void otherUsersSeeOnlyThePublicPart() {
    replace(WHOLE);
    read(stored.add(), "/" + id).is(200).hasOnly(SHOWN.formatted(id));
    read("admin", "/" + id).has("/email", id + "@mail.example");
  }

  @Test
  void hiddenProfileIsNotFound() {
    users.update(id, new Update().set("preferences.privacy.showProfile", false));
    String other = stored.add();
    Answer hidden = read(other, "/" + id).is(404);
    Answer none = read(other, "/user-none").is(404);
    assertThat(hidden.body().toString().replace(id, "user-none")).isEqualTo(none.body().toString());
    read(id, "").is(200);
    read("admin", "/" + id).is(200);
  }

  @Test
  void onlyTheUserChangesTheAddressAndWithThePassword() {
    String body = "{\"name\": \"Ada\", \"email\": \"new-%s@mail.example\"}".formatted(id);
    replace(body).is(400, "password_required").has("/errors/0/field", "password");
    replace("admin", body).is(403, "email_not_yours");
    assertThat(stored.document(id)).containsEntry("name", "Ada Example");
    verifyNoInteractions(verification);
    replace(body.replace("}", ", \"password\": \"p\", \"otp\": \"123456\"}")).is(200);
    verify(verification)
        .requestChange(
            any(), eq("new-" + id + "@mail.example"), eq("p"), eq("123456"), any(Client.class));
    replace("{\"name\": \"Ada\", \"email\": \"%s@MAIL.example\"}".formatted(id)).is(200);
  }

  @Test
  void ownAddressWithItsInternationalDomainIsNoChange() {
    String owner = "user-" + UUID.randomUUID();
    stored.add(owner, owner + "@xn--mller-kva.example");
    String body = "{\"name\": \"Ada\", \"email\": \"%s@Müller.example\"}".formatted(owner);

    api.send(HttpMethod.PUT, "/api/user/profile/" + owner, owner, body).is(200);

    verifyNoInteractions(verification);
  }

  private Answer replace(String body) {
    return replace(id, body);
  }

  private Answer replace(String token, String body) {
    return api.send(HttpMethod.PUT, "/api/user/profile/" + id, token, body);
  }

  private Answer read(String token, String path) {
    return api.get("/api/user/profile" + path, token);
  }
}
