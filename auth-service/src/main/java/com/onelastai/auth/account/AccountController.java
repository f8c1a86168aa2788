package com.onelastai.auth.account;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.PersonName;
import com.onelastai.auth.user.User;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@Tag(name = "Accounts")
class AccountController {

  /** The realm's default roles. */
  private static final List<String> ROLES = List.of("user");

  private final Registration registration;

  AccountController(Registration registration) {
    this.registration = registration;
  }

  @PostMapping({"/api/session/register", "/api/auth/signup"})
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Create an account",
      description =
          "The user gets an e-mail to verify the address, and can sign in before that. A password "
              + "has 10 to 128 characters and is not the e-mail address.")
  @Problems({"weak_password", "email_taken", "identity_unavailable"})
  UserView createAccount(
      @Valid @RequestBody RegistrationRequest request, Client client, Actor actor) {
    User user =
        registration.register(
            EmailAddress.Form.normal(request.email()),
            request.name().strip(),
            request.password(),
            client,
            actor);
    return UserView.of(user, ROLES);
  }

  record RegistrationRequest(
      @Schema(example = "ada@example.com") @EmailAddress String email,
      @Schema(example = "a long passphrase") @NotBlank @Size(max = 1000) String password,
      @Schema(example = "Ada Example") @PersonName String name) {

    @Override
    public String toString() {
      return "RegistrationRequest[]";
    }
  }
}
