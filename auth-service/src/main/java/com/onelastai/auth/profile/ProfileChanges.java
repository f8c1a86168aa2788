package com.onelastai.auth.profile;

import com.onelastai.auth.user.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * What a replacement does to an account.
 *
 * @param values of all fields that can be set, null where a field is emptied
 * @param changed the names of those that differ from what was there
 */
record ProfileChanges(Map<String, @Nullable Object> values, List<String> changed) {

  static ProfileChanges between(User user, ProfileUpdate update) {
    Map<String, @Nullable Object> before = new LinkedHashMap<>();
    before.put("name", user.name());
    before.put("bio", user.bio());
    before.put("phoneNumber", user.phoneNumber());
    before.put("location", user.location());
    before.put("timezone", user.timezone());
    before.put("profession", user.profession());
    before.put("company", user.company());
    before.put("website", user.website());
    before.put("socialLinks", user.socialLinks());
    Map<String, @Nullable Object> after = new LinkedHashMap<>();
    after.put("name", update.name());
    after.put("bio", update.bio());
    after.put("phoneNumber", update.phoneNumber());
    after.put("location", update.location());
    after.put("timezone", update.timezone());
    after.put("profession", update.profession());
    after.put("company", update.company());
    after.put("website", update.website());
    after.put("socialLinks", update.links());
    List<String> changed =
        after.keySet().stream()
            .filter(field -> !Objects.equals(before.get(field), after.get(field)))
            .toList();
    return new ProfileChanges(after, changed);
  }

  /** Sets every field, so that of two replacements at once the last one stands whole. */
  Update toUpdate(Instant now) {
    Update update = new Update().set("updatedAt", now);
    values.forEach((field, value) -> {
      if (value == null) {
        update.unset(field);
      } else {
        update.set(field, value);
      }
    });
    return update;
  }
}
