package com.onelastai.auth.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@AdminOnly
@RestController
@RequestMapping(AdminUserController.ADDRESS)
@Tag(name = "Users")
class AdminUserController {

  static final String ADDRESS = "/api/admin/users";

  private static final int LONGEST_ADDRESS = 254;

  private final Users users;
  private final AccountAccess access;

  AdminUserController(Users users, AccountAccess access) {
    this.users = users;
    this.access = access;
  }

  @GetMapping
  @Operation(
      summary = "List accounts",
      description =
          "Newest first; with `email`, those whose address begins with it, by address. An account "
              + "that was created in Keycloak itself is listed after its first login.")
  Listing<AccountItem> listUsers(
      @Parameter(description = "The beginning of an address", example = "ada@")
          @RequestParam(required = false)
          @Size(min = 1, max = LONGEST_ADDRESS)
          @NoControlCharacters
          @Nullable String email,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = LONGEST_ADDRESS)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return (email == null ? users.list(ADDRESS, after, size) : search(email, after, size))
        .map(AccountItem::of);
  }

  private Listing<User> search(String email, @Nullable String after, int size) {
    List<User> found =
        users.findByEmailPrefix(email.strip().toLowerCase(Locale.ROOT), after, size + 1);
    return Listing.of(
            found,
            size,
            last ->
                UriComponentsBuilder.fromPath(ADDRESS)
                    .queryParam("after", "{after}")
                    .queryParam("size", size)
                    .build(last.email())
                    .toString())
        .with("email", email);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get an account with its roles")
  @Problems("identity_unavailable")
  AccountDetails getUser(@PathVariable String id) {
    return access.details(id);
  }

  @PostMapping("/{id}/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Disable an account",
      description = "Ends its sessions; it cannot sign in until it is enabled again.")
  @Problems({"own_account", "identity_unavailable"})
  void disableUser(@PathVariable String id, Caller caller) {
    access.disable(id, caller);
  }

  @PostMapping("/{id}/enable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Enable an account that was disabled")
  @Problems("identity_unavailable")
  void enableUser(@PathVariable String id, Caller caller) {
    access.enable(id, caller);
  }

  @PostMapping("/{id}/unlock")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove the lock after too many failed logins")
  @Problems("identity_unavailable")
  void unlockUser(@PathVariable String id, Caller caller) {
    access.unlock(id, caller);
  }

  @PutMapping("/{id}/roles/{role}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Grant a role to the user",
      description = "From the next login or refresh of a session on.")
  @Problems("identity_unavailable")
  void grantRole(@PathVariable String id, @PathVariable Role role, Caller caller) {
    access.grant(id, role, caller);
  }

  @DeleteMapping("/{id}/roles/{role}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revoke a role of the user", description = "Ends the user's sessions.")
  @Problems({"own_account", "identity_unavailable"})
  void revokeRole(@PathVariable String id, @PathVariable Role role, Caller caller) {
    access.revoke(id, role, caller);
  }

  /** An account for admins. */
  @Schema(name = "AccountDetails")
  record AccountDetails(
      @JsonUnwrapped AccountItem account,
      @Schema(description = "Whether it may sign in") boolean enabled,
      @Schema(example = "[\"user\"]") List<String> roles) {}
}
