package com.onelastai.auth.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.auth.user.Preferences.QuietHours;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PreferencesPatchTest {

  @Test
  void onlySentFieldsAreSet() {
    assertThat(
            read(
                """
                {"language": "de-AT", "theme": "dark",
                 "notifications": {"email": false, "push": true, "sms": true, "digest": true,
                                   "quietHours": {"from": "22:00", "to": "07:00"}},
                 "privacy": {"showProfile": false, "showActivity": true}}
                """))
        .isEqualTo(
            Map.of(
                PreferenceField.LANGUAGE, "de-AT",
                PreferenceField.THEME, "dark",
                PreferenceField.NOTIFICATIONS_EMAIL, false,
                PreferenceField.NOTIFICATIONS_PUSH, true,
                PreferenceField.NOTIFICATIONS_SMS, true,
                PreferenceField.NOTIFICATIONS_DIGEST, true,
                PreferenceField.NOTIFICATIONS_QUIET_HOURS, new QuietHours("22:00", "07:00"),
                PreferenceField.PRIVACY_SHOW_PROFILE, false,
                PreferenceField.PRIVACY_SHOW_ACTIVITY, true));
    assertThat(read("{\"privacy\": {\"showActivity\": true}}"))
        .isEqualTo(Map.of(PreferenceField.PRIVACY_SHOW_ACTIVITY, true));
    assertThat(read("{}")).isEmpty();
    assertThat(read("{\"privacy\": {}}")).isEmpty();
  }

  @Test
  void nullResetsToTheDefault() {
    assertThat(
            read(
                "{\"theme\": null, \"notifications\": null, \"privacy\": {\"showProfile\": null}}"))
        .containsExactlyInAnyOrderEntriesOf(
            values(
                PreferenceField.THEME, "system",
                PreferenceField.NOTIFICATIONS_EMAIL, true,
                PreferenceField.NOTIFICATIONS_PUSH, false,
                PreferenceField.NOTIFICATIONS_SMS, false,
                PreferenceField.NOTIFICATIONS_DIGEST, false,
                PreferenceField.NOTIFICATIONS_QUIET_HOURS, null,
                PreferenceField.PRIVACY_SHOW_PROFILE, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"theme": "DARK"}                         | theme                 | invalid
          {"theme": 1}                              | theme                 | invalid
          {"theme": {"$gt": ""}}                    | theme                 | invalid
          {"language": ""}                          | language              | invalid
          {"language": "not a tag"}                 | language              | invalid
          {"language": "EN-gb"}                     | language              | invalid
          {"language": true}                        | language              | invalid
          {"notifications": true}                   | notifications         | wrong_type
          {"notifications": []}                     | notifications         | wrong_type
          {"notifications": {"email": "true"}}      | notifications.email   | invalid
          {"notifications": {"email": 1}}           | notifications.email   | invalid
          {"notifications": {"fax": true}}          | notifications.fax     | unknown_field
          {"notifications.email": false}            | notifications/email   | unknown_field
          {"notifications": {"digest": "daily"}}    | notifications.digest  | invalid
          {"notifications": {"quietHours": {}}}     | notifications.quietHours | invalid
          {"notifications": {"quietHours": []}}     | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": "22:00"}}} | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": "22:00", "to": "24:00"}}} | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": "9:00", "to": "10:00"}}} | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": "09:00", "to": "09:00"}}} | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": 9, "to": 10}}} | notifications.quietHours | invalid
          {"notifications": {"quietHours": {"from": "09:00", "to": "10:00", "x": 1}}} | notifications.quietHours | invalid
          {"privacy": {"showProfile": {}}}          | privacy.showProfile   | invalid
          {"colour": "red"}                         | colour                | unknown_field
          {"": 1}                                   | ''                    | unknown_field
          {"$set": {"email": "x"}}                  | $set                  | unknown_field
          """)
  void anythingElseIsRefusedByItsField(String patch, String field, String code) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(patch))
        .satisfies(refused ->
            assertThat(refused.fields())
                .singleElement()
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(field, code));
  }

  private static Map<PreferenceField, @Nullable Object> values(@Nullable Object... pairs) {
    Map<PreferenceField, @Nullable Object> values = new EnumMap<>(PreferenceField.class);
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((PreferenceField) Objects.requireNonNull(pairs[i]), pairs[i + 1]);
    }
    return values;
  }

  private static Map<PreferenceField, @Nullable Object> read(String patch) {
    return PreferencesPatch.read((ObjectNode) JsonMapper.shared().readTree(patch));
  }
}
