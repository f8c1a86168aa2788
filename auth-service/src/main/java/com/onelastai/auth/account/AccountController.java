package com.onelastai.auth.account;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.Password;
import com.onelastai.auth.user.PersonName;
import com.onelastai.auth.user.User;
import com.onelastai.events.tracking.Actor;
import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
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
  private final MailLanguages languages;

  AccountController(Registration registration, MailLanguages languages) {
    this.registration = registration;
    this.languages = languages;
  }

  @PostMapping({"/api/session/register", "/api/auth/signup"})
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Create an account",
      description =
          "The user can sign in at once, and gets an e-mail to verify the address. That e-mail is "
              + "in the first language of Accept-Language that there are texts in, which the "
              + "account prefers until the user chooses another. An account whose address is not "
              + "verified in time, a week by default, is deleted, and the address is free again. A "
              + "password has 10 to 128 characters, and is neither the e-mail address nor one of "
              + "the most common passwords. Its accents may be typed in any Unicode form.")
  @Problems({"weak_password", "email_taken", "identity_unavailable"})
  UserView createAccount(
      @Valid @RequestBody RegistrationRequest request,
      Client client,
      Actor actor,
      HttpServletRequest http) {
    User user =
        registration.register(
            EmailAddress.Form.normal(request.email()),
            request.name().strip(),
            request.password(),
            languages.firstOf(languagesOf(http)),
            client,
            actor);
    return UserView.of(user, ROLES);
  }

  /** In the user's order. Without the header, the servlet API would name the server's own. */
  private static List<Locale> languagesOf(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? List.of()
        : Collections.list(request.getLocales());
  }

  record RegistrationRequest(
      @Schema(example = "ada@example.com") @EmailAddress String email,
      @Schema(example = "a long passphrase") @NotBlank @Password String password,
      @Schema(example = "Ada Example") @PersonName String name) {

    @Override
    public String toString() {
      return "RegistrationRequest[]";
    }
  }
}
