package com.onelastai.auth.profile;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.email.EmailVerification;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.Profile.PublicProfile;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
class Profiles {

  /** A field that a replacement sets, in the account and in the request. */
  private record Field(
      String name,
      Function<User, @Nullable Object> old,
      Function<ProfileUpdate, @Nullable Object> set) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("name", User::name, ProfileUpdate::name),
          new Field("bio", User::bio, ProfileUpdate::bio),
          new Field("phoneNumber", User::phoneNumber, ProfileUpdate::phoneNumber),
          new Field("location", User::location, ProfileUpdate::location),
          new Field("timezone", User::timezone, ProfileUpdate::timezone),
          new Field("profession", User::profession, ProfileUpdate::profession),
          new Field("company", User::company, ProfileUpdate::company),
          new Field("website", User::website, ProfileUpdate::website),
          new Field("socialLinks", User::socialLinks, ProfileUpdate::links));

  private final Accounts accounts;
  private final Users users;
  private final KeycloakUsers keycloak;
  private final EmailVerification verification;
  private final SecurityLog log;
  private final Clock clock;

  Profiles(
      Accounts accounts,
      Users users,
      KeycloakUsers keycloak,
      EmailVerification verification,
      SecurityLog log,
      Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.keycloak = keycloak;
    this.verification = verification;
    this.log = log;
    this.clock = clock;
  }

  User full(String userId) {
    return accounts.require(userId);
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

  User replace(String userId, ProfileUpdate update, Caller caller, Client client) {
    User user = accounts.require(userId);
    if (changesAddress(user, update)) {
      changeAddress(user, update, caller, client);
    }
    if (!update.name().equals(user.name())) {
      keycloak.setName(userId, update.name());
    }
    if (!users.update(userId, replacement(update))) {
      throw ApiException.notFound("user");
    }
    String changed =
        FIELDS.stream()
            .filter(field -> !Objects.equals(field.old.apply(user), field.set.apply(update)))
            .map(Field::name)
            .collect(Collectors.joining(", "));
    if (!changed.isEmpty()) {
      log.add(userId, SecurityEvent.PROFILE_CHANGED, client, Map.of("fields", changed));
    }
    return full(userId);
  }

  /** Sets every field: if two requests replace the profile, the last one wins as a whole. */
  private Update replacement(ProfileUpdate profile) {
    Update update = new Update().set("updatedAt", clock.instant());
    for (Field field : FIELDS) {
      Object value = field.set.apply(profile);
      if (value == null) {
        update.unset(field.name);
      } else {
        update.set(field.name, value);
      }
    }
    return update;
  }

  private static boolean changesAddress(User user, ProfileUpdate update) {
    return update.email() != null && !EmailAddress.Form.normal(update.email()).equals(user.email());
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
    verification.requestChange(user, email, update.password(), update.otp(), client);
  }
}
