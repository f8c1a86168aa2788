package com.onelastai.chat.personalization;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class PersonalizationIT extends ServiceTest {

  private static final String PATH = "/api/agents/einstein/settings";

  @Autowired Personalizations personalizations;

  @Test
  void settingsAreReturnedAsStored() {
    Map<String, String> settings =
        Map.of(
            "personality", " Be brief.\nBe kind. ",
            "style", "concise",
            "voice", "calm",
            "language", "de-AT");

    Answer set = api.put(person, PATH, settings).is(200);

    shows(
        set,
        """
        {"personality": "Be brief.\\nBe kind.", "style": "concise", "voice": "calm",
         "language": "de-AT"}
        """);
    assertThat(api.get(person, PATH).is(200).body()).isEqualTo(set.body());
    assertThat(personalizations.find(userId, "einstein").orElseThrow().instructions()).hasSize(4);
  }

  @Test
  void settingsArePerUserAndAgent() {
    api.put(person, PATH, Map.of("style", "formal")).is(200);

    assertNothingSet(api.get(Person.user(), PATH).is(200));
    assertNothingSet(api.get(person, "/api/agents/chef-biew/settings").is(200));
  }

  @Test
  void omittedOrNullSettingIsReset() {
    api.put(person, PATH, Map.of("style", "formal", "voice", "deep")).is(200);
    Map<String, String> settings = new HashMap<>(Map.of("voice", "deep"));
    settings.put("style", null);

    assertThat(api.put(person, PATH, settings).is(200).body().at("/style").isNull()).isTrue();
    assertThat(personalizations.find(userId, "einstein").orElseThrow().style()).isNull();

    api.put(person, PATH, Map.of()).is(200);

    assertNothingSet(api.get(person, PATH).is(200));
    assertThat(personalizations.find(userId, "einstein")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "style, poetic",
    "style, FORMAL",
    "style, ''",
    "voice, squeaky",
    "language, elvish",
    "language, en_GB",
    "personality, 'a\u0000b'",
    "personality, LONG"
  })
  void badSettingIsNamedAndNothingIsStored(String field, String value) {
    String sent = value.equals("LONG") ? "a".repeat(501) : value;

    isInvalid(api.put(person, PATH, Map.of(field, sent)), field);
    assertThat(personalizations.find(userId, "einstein")).isEmpty();
  }

  @Test
  void personalityOf500CharactersIsAccepted() {
    api.put(person, PATH, Map.of("personality", "a".repeat(500))).is(200);
  }

  @Test
  void settingsAreForKnownAgentsAndUsers() {
    api.put(person, "/api/agents/nobody/settings", Map.of("style", "formal")).is(404, "not_found");
    api.get(person, "/api/agents/nobody/settings").is(404, "not_found");
    api.get(NOBODY, PATH).is(401);
    api.put(Person.visitor(), PATH, Map.of("style", "formal")).is(401);
  }

  @Test
  void settingsOfAUserAreErased() {
    Person bob = Person.user();
    api.put(person, PATH, Map.of("style", "formal")).is(200);
    api.put(bob, PATH, Map.of("style", "formal")).is(200);

    personalizations.erase(userId);
    personalizations.erase(userId);

    assertThat(personalizations.find(userId, "einstein")).isEmpty();
    assertThat(personalizations.find(Objects.requireNonNull(bob.userId()), "einstein")).isPresent();
  }

  private static void assertNothingSet(Answer answer) {
    shows(answer, "{\"personality\": null, \"style\": null, \"voice\": null, \"language\": null}");
  }
}
