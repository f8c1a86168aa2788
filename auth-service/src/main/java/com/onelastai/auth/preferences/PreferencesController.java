package com.onelastai.auth.preferences;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.preferences.RecentAgents.RecentAgent;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.OwnerOrAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@Tag(name = "Profile")
class PreferencesController {

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final Accounts accounts;
  private final Users users;
  private final KeycloakUsers keycloak;
  private final RecentAgents recentAgents;
  private final SecurityLog log;
  private final Clock clock;

  PreferencesController(
      Accounts accounts,
      Users users,
      KeycloakUsers keycloak,
      RecentAgents recentAgents,
      SecurityLog log,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.keycloak = keycloak;
    this.recentAgents = recentAgents;
    this.log = log;
    this.clock = clock;
  }

  @OwnerOrAdmin
  @GetMapping("/api/user/profile/{userId}/preferences")
  @Operation(
      summary = "Get a user's preferences",
      description = "Includes the agents that the user talked to last, which cannot be set.")
  AllPreferences getPreferences(@PathVariable String userId) {
    return new AllPreferences(accounts.require(userId).preferences(), recentAgents.of(userId));
  }

  @OwnerOrAdmin
  @PatchMapping(
      path = "/api/user/profile/{userId}/preferences",
      consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change a user's preferences",
      description =
          "A merge patch (RFC 7396): a field that is left out stays the same, and null resets it "
              + "to its default. Returns all preferences. An unknown field is refused.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = Preferences.class),
            examples =
                @ExampleObject("{\"theme\": \"dark\", \"notifications\": {\"push\": true}}")),
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = Preferences.class),
            examples = @ExampleObject("{\"language\": null}"))
      })
  @Problems("identity_unavailable")
  Preferences changePreferences(
      @PathVariable String userId, @RequestBody ObjectNode patch, Client client) {
    return change(userId, PreferencesPatch.read(patch), client);
  }

  /** Sets only the given fields, so that concurrent patches of different fields both apply. */
  private Preferences change(
      String userId, Map<PreferenceField, @Nullable Object> values, Client client) {
    User user = accounts.require(userId);
    if (values.isEmpty()) {
      return user.preferences();
    }
    Object language = values.get(PreferenceField.LANGUAGE);
    if (language != null && !language.equals(user.preferences().language())) {
      keycloak.setLanguage(userId, language.toString());
    }
    if (!users.update(userId, update(values))) {
      throw ApiException.notFound("user");
    }
    String changed =
        values.entrySet().stream()
            .filter(
                entry -> !Objects.equals(entry.getKey().of(user.preferences()), entry.getValue()))
            .map(entry -> entry.getKey().path())
            .collect(Collectors.joining(", "));
    if (!changed.isEmpty()) {
      log.add(userId, SecurityEvent.PREFERENCES_CHANGED, client, Map.of("fields", changed));
    }
    return accounts.require(userId).preferences();
  }

  private Update update(Map<PreferenceField, @Nullable Object> values) {
    Update update = new Update().set("updatedAt", clock.instant());
    values.forEach((field, value) -> {
      String path = "preferences." + field.path();
      if (value == null) {
        update.unset(path);
      } else {
        update.set(path, value);
      }
    });
    return update;
  }

  /** The preferences with the recent agents. */
  record AllPreferences(
      @JsonUnwrapped Preferences preferences,
      @Schema(description = "The last ten agents, newest first") List<RecentAgent> recentAgents) {}
}
