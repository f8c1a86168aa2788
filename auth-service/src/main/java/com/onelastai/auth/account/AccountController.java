package com.onelastai.auth.account;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.User;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Anyone
@RestController
@Tag(name = "Accounts")
class AccountController {

  /** What the realm gives to each new account. */
  private static final List<String> ROLES = List.of("user");

  private final Registration registration;

  AccountController(Registration registration) {
    this.registration = registration;
  }

  @PostMapping({"/api/session/register", "/api/auth/signup"})
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Open an account",
      description =
          "A mail to the address asks to verify it; signing in does not wait for that. A password"
              + " has 10 to 128 characters and is not the address.")
  @ApiResponse(responseCode = "201", description = "The account is open")
  @ApiResponse(responseCode = "400", description = "`invalid_request` or `weak_password`")
  @ApiResponse(responseCode = "409", description = "`email_taken`")
  @ApiResponse(responseCode = "503", description = "`identity_unavailable`")
  UserView register(@Valid @RequestBody RegistrationRequest request, Client client, Actor actor) {
    User user =
        registration.register(
            EmailAddress.Form.normal(request.email()),
            request.name().strip(),
            request.password(),
            client,
            actor);
    return UserView.of(user, ROLES);
  }
}
