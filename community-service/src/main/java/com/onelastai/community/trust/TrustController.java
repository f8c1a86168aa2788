package com.onelastai.community.trust;

import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.ModeratorOnly;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Trust")
class TrustController {

  private final Standing standing;

  TrustController(Standing standing) {
    this.standing = standing;
  }

  @SignedIn
  @GetMapping("/api/community/trust/me")
  @Operation(
      summary = "Get the caller's trust level and limits",
      description = "`next` has only what is missing for the next level.")
  TrustView getOwnTrust(Caller caller) {
    return standing.view(caller);
  }

  @ModeratorOnly
  @GetMapping("/api/community/trust/members/{userId}")
  @Operation(
      summary = "Get a member's trust level and limits",
      description = "As they were earned: a moderator's role allows more.")
  TrustView getTrustOfMember(@PathVariable String userId) {
    return standing.view(userId);
  }

  @PermitAll
  @GetMapping("/api/community/trust/rules")
  @Operation(
      summary = "Get what each trust level asks for and allows",
      description = "The lowest level first.")
  TrustRules getTrustRules() {
    return standing.rules();
  }
}
