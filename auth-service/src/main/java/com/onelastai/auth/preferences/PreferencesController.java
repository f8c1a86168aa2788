package com.onelastai.auth.preferences;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.preferences.UserPreferences.AllPreferences;
import com.onelastai.auth.user.Preferences;
import com.onelastai.starter.security.OwnerOrAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  private final UserPreferences preferences;

  PreferencesController(UserPreferences preferences) {
    this.preferences = preferences;
  }

  @OwnerOrAdmin
  @GetMapping("/api/user/profile/{userId}/preferences")
  @Operation(
      summary = "Get a user's preferences",
      description = "Includes the agents that the user talked to last, which cannot be set.")
  AllPreferences getPreferences(@PathVariable String userId) {
    return preferences.of(userId);
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
  Preferences changePreferences(
      @PathVariable String userId, @RequestBody ObjectNode patch, Client client) {
    return preferences.change(userId, PreferencesPatch.read(patch), client);
  }
}
