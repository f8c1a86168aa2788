package com.onelastai.auth.profile;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.Profile;
import com.onelastai.auth.user.User;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.OwnerOrAdmin;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping("/api/user/profile")
@Tag(name = "Profile")
class ProfileController {

  private final Profiles profiles;
  private final ProfileReader reader;

  ProfileController(Profiles profiles, ProfileReader reader) {
    this.profiles = profiles;
    this.reader = reader;
  }

  @SignedIn
  @GetMapping
  @Operation(summary = "Get the caller's profile")
  User getOwnProfile(Caller caller) {
    return profiles.full(caller.userId());
  }

  @SignedIn
  @GetMapping("/{userId}")
  @Operation(
      summary = "Get a user's profile",
      description =
          "The user and admins get the whole profile. Others get its public part if the user "
              + "shows it (preference `privacy.showProfile`), and 404 otherwise.")
  @Problems("not_found")
  Profile getProfile(@PathVariable String userId, Caller caller) {
    return caller.mayReach(userId) ? profiles.full(userId) : profiles.shown(userId);
  }

  @OwnerOrAdmin
  @PutMapping(path = "/{userId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Replace a profile",
      description =
          "A field that is left out becomes empty. If two requests replace the profile, the last "
              + "one wins. The e-mail address stays the same if it is left out. Only the user can "
              + "change it (403 `email_not_yours`); this requires the password (400 "
              + "`password_required`), and the new address must be verified by e-mail. A field "
              + "that cannot be set is refused.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ProfileUpdate.class),
              examples =
                  @ExampleObject(
                      """
                      {"name": "Ada Example", "bio": "Writes programs.",
                       "phoneNumber": "+436601234567", "location": "Vienna",
                       "timezone": "Europe/Vienna", "profession": "Engineer",
                       "company": "Example Ltd", "website": "https://ada.example.org",
                       "socialLinks": {"github": "https://github.example/ada"}}
                      """)))
  @Problems({
    "password_required",
    "email_not_yours",
    "email_taken",
    "invalid_credentials",
    "account_locked",
    "identity_unavailable"
  })
  User replaceProfile(
      @PathVariable String userId, @RequestBody ObjectNode body, Caller caller, Client client) {
    return profiles.replace(userId, reader.read(body), caller, client);
  }
}
