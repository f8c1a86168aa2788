package com.onelastai.auth.profile;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.email.EmailChange;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
class Profiles {

  private final Accounts accounts;
  private final Users users;
  private final KeycloakUsers keycloak;
  private final EmailChange emailChange;
  private final SecurityLog log;
  private final Clock clock;

  Profiles(
      Accounts accounts,
      Users users,
      KeycloakUsers keycloak,
      EmailChange emailChange,
      SecurityLog log,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.keycloak = keycloak;
    this.emailChange = emailChange;
    this.log = log;
    this.clock = clock;
  }

  FullProfile full(String userId) {
    return FullProfile.of(accounts.require(userId));
  }

  /**
   * @throws ApiException 404 if there is no such user, or one who does not show their profile
   */
  PublicProfile shown(String userId) {
    return users
        .find(userId)
        .filter(user -> user.preferences().privacy().showProfile())
        .map(PublicProfile::of)
        .orElseThrow(() -> ApiException.notFound("user"));
  }

  FullProfile replace(String userId, ProfileUpdate update, Caller caller, Client client) {
    User user = accounts.require(userId);
    if (changesAddress(user, update)) {
      changeAddress(user, update, caller, client);
    }
    ProfileChanges changes = ProfileChanges.between(user, update);
    if (!update.name().equals(user.name())) {
      keycloak.setName(userId, update.name());
    }
    if (!users.update(userId, changes.toUpdate(clock.instant()))) {
      throw ApiException.notFound("user");
    }
    if (!changes.changed().isEmpty()) {
      Map<String, String> details = Map.of("fields", String.join(", ", changes.changed()));
      log.add(userId, SecurityEvent.PROFILE_CHANGED, client, details);
    }
    return full(userId);
  }

  private static boolean changesAddress(User user, ProfileUpdate update) {
    return update.email() != null && !update.email().equalsIgnoreCase(user.email());
  }

  private void changeAddress(User user, ProfileUpdate update, Caller caller, Client client) {
    if (!caller.userId().equals(user.id())) {
      throw new ApiException(
          HttpStatus.FORBIDDEN, "email_not_yours", "Only the user can change the e-mail address.");
    }
    if (update.password() == null || update.password().isEmpty()) {
      throw new ApiException(
          HttpStatus.BAD_REQUEST,
          "password_required",
          List.of(
              new FieldProblem(
                  "password", "password_required", "is required to change the e-mail address")));
    }
    String email = EmailAddress.Form.normal(Objects.requireNonNull(update.email()));
    emailChange.request(user, email, update.password(), update.otp(), client);
  }
}
