package com.onelastai.auth.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

@UserIT
class PreferencesIT {

  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String DARK = "{\"theme\": \"dark\"}";

  @Autowired private Api api;
  @Autowired private StoredUsers stored;
  @Autowired private KeycloakUsers keycloak;
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = stored.add();
  }

  @ParameterizedTest
  @ValueSource(strings = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  void patchChangesItsFieldsAndAnswersAll(String type) {
    change(type, id, "{\"theme\": \"dark\", \"notifications\": {\"sms\": true}}")
        .is(200)
        .hasOnly(
            """
            {"language": "en", "theme": "dark",
             "notifications": {"email": true, "push": false, "sms": true, "digest": false,
                               "quietHours": null},
             "privacy": {"showProfile": true, "showActivity": false}}
            """);
    change(type, id, "{\"notifications\": null}")
        .has("/theme", "dark")
        .has("/notifications/sms", false);
  }

  @Test
  void anotherLanguageIsThatOfKeycloaksMailsToo() {
    change(id, DARK).is(200);
    change(id, "{\"language\": \"en\"}").is(200);
    verifyNoInteractions(keycloak);

    change(id, "{\"language\": \"de-AT\"}").is(200);

    verify(keycloak).setLanguage(id, "de-AT");
  }

  @Test
  void concurrentPatchesOfDifferentFieldsAllApply() {
    Stream.of(
            "{\"theme\": \"light\"}",
            "{\"language\": \"de\"}",
            "{\"notifications\": {\"push\": true}}",
            "{\"notifications\": {\"sms\": true}}",
            "{\"notifications\": {\"digest\": true}}",
            "{\"privacy\": {\"showActivity\": true}}")
        .parallel()
        .forEach(patch -> change(id, patch).is(200));
    assertThat(stored.document(id).get("preferences", Document.class))
        .containsEntry("theme", "light")
        .containsEntry("language", "de")
        .containsEntry(
            "notifications",
            new Document("email", true)
                .append("push", true)
                .append("sms", true)
                .append("digest", true))
        .containsEntry("privacy", new Document("showProfile", true).append("showActivity", true));
  }

  @Test
  void quietHoursAreSetAndRemovedAsAWhole() {
    String night =
        "{\"notifications\": {\"quietHours\": {\"from\": \"22:00\", \"to\": \"07:00\"}}}";
    change(id, night)
        .is(200)
        .has("/notifications/quietHours/from", "22:00")
        .has("/notifications/quietHours/to", "07:00");
    change(id, "{\"notifications\": {\"quietHours\": {\"from\": \"23:00\"}}}")
        .is(400)
        .has("/errors/0/field", "notifications.quietHours");

    change(id, "{\"notifications\": {\"quietHours\": null}}")
        .is(200)
        .has("/notifications/email", true);

    assertThat(stored.changes(id)).hasSize(2);
    assertThat(
            stored
                .document(id)
                .getEmbedded(List.of("preferences", "notifications"), Document.class))
        .doesNotContainKey("quietHours");
  }

  @Test
  void accountOfAnEarlierVersionHasNoDigest() {
    stored.unset(id, "preferences.notifications.digest");

    api.get("/api/user/profile/" + id + "/preferences", id)
        .is(200)
        .has("/notifications/digest", false);
  }

  @Test
  void logNamesTheFieldsThatChanged() {
    change(id, "{\"theme\": \"dark\", \"language\": \"en\"}").is(200);
    change(id, DARK).is(200);
    change(id, "{}").is(200);
    assertThat(stored.changes(id)).containsExactly("preferences_changed theme");
  }

  @Test
  void invalidFieldChangesNothing() {
    change(id, "{\"theme\": \"dark\", \"colour\": 1}").is(400).has("/errors/0/field", "colour");
    for (String noObject : new String[] {"[]", "\"dark\"", "null", "1"}) {
      change(id, noObject).is(400);
    }
    assertThat(stored.document(id).get("preferences", Document.class))
        .containsEntry("theme", "system");
  }

  @Test
  void onlyTheUserAndAdminsChangePreferences() {
    change(stored.add(), DARK).is(403);
    change("admin", DARK).is(200);
    change("", "{}").is(401);
  }

  private Answer change(String token, String patch) {
    return change(MERGE_PATCH, token, patch);
  }

  private Answer change(String type, String token, String patch) {
    String path = "/api/user/profile/" + id + "/preferences";
    return api.send(HttpMethod.PATCH, path, token, type, patch);
  }
}
