package com.onelastai.auth.login;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.account.UserView;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.AccountLocked;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.Factors;
import com.onelastai.auth.keycloak.TokenClaims;
import com.onelastai.auth.keycloak.TokenRefused;
import com.onelastai.auth.keycloak.Tokens;
import com.onelastai.auth.twofactor.BackupCodes;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Begins logins. What Keycloak records of them is read from its events, not written here. */
@Service
class Logins {

  private final Authenticator authenticator;
  private final Accounts accounts;
  private final UserEvents userEvents;

  Logins(
      Authenticator authenticator,
      Accounts accounts,
      UserEvents userEvents) {
    this.authenticator = authenticator;
    this.accounts = accounts;
    this.userEvents = userEvents;
  }

  Login login(LoginRequest request, Client client, Actor actor) {
    String email = EmailAddress.Form.normal(request.email());
    try {
      Tokens tokens = authenticator.login(email, factors(request), client);
      Login login = loggedIn(tokens);
      userEvents.tell(actor, login.user().id(), "login", true);
      return login;
    } catch (AccountLocked locked) {
      userEvents.tell(actor, null, "login_locked", false);
      throw locked;
    } catch (TokenRefused refused) {
      throw refused(refused, actor);
    }
  }

  Login loggedIn(Tokens tokens) {
    Caller caller = Caller.of(TokenClaims.of(tokens.accessToken()));
    return new Login(UserView.of(accounts.require(caller.userId()), caller.roles()), tokens);
  }

  private static Factors factors(LoginRequest request) {
    String code = request.backupCode();
    return new Factors(
        request.password(), request.otp(), code == null ? null : BackupCodes.normal(code));
  }

  private ApiException refused(TokenRefused refused, Actor actor) {
    if (refused.error().equals("otp_required")) {
      userEvents.tell(actor, null, "two_factor_required", true);
    } else {
      userEvents.tell(actor, null, "login_failed", false);
    }
    return refused.problem(HttpStatus.UNAUTHORIZED);
  }
}
