package com.onelastai.auth.preferences;

import com.onelastai.auth.client.Client;
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
      summary = "A user's preferences",
      description = "With the agents that they talked to last, which nobody sets.")
  AllPreferences of(@PathVariable String userId) {
    return preferences.of(userId);
  }

  @OwnerOrAdmin
  @PatchMapping(
      path = "/api/user/profile/{userId}/preferences",
      consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
  @Operation(
      summary = "Change preferences",
      description =
          """
          A merge patch (RFC 7396): what is left out stays, null gives a field back its default. \
          Answers all preferences as they are then. A field that is not one is refused.\
          """)
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
  Preferences change(@PathVariable String userId, @RequestBody ObjectNode patch, Client client) {
    return preferences.change(userId, PreferencesPatch.read(patch), client);
  }
}
