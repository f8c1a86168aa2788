package com.onelastai.keycloak;

import com.onelastai.keycloak.Credentials.SecondFactor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.directgrant.AbstractDirectGrantAuthenticator;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Finds the user of a direct grant, refuses a locked one, and leaves the check to its subclasses.
 */
abstract class CredentialsAuthenticator extends AbstractDirectGrantAuthenticator {

  /** In events and in notes of the login. */
  private static final String KNOWN_DEVICE = "known_device";

  @Override
  public final void authenticate(AuthenticationFlowContext context) {
    String username = Optional.ofNullable(parameter(context, "username")).orElse("");
    context.getEvent().detail(Details.USERNAME, username);
    context
        .getAuthenticationSession()
        .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, username);
    UserModel user =
        KeycloakModelUtils.findUserByNameOrEmail(
            context.getSession(), context.getRealm(), username);
    if (user == null || user.getServiceAccountClientLink() != null) {
      // Takes the same time as a wrong password, so that it does not reveal accounts.
      Credentials.hashInVain(context, parameter(context, "password"));
      fail(context, Errors.USER_NOT_FOUND, Refusal.INVALID_GRANT);
      return;
    }
    context.getEvent().user(user);
    if (isKnownDevice(context, user)) {
      context.getAuthenticationSession().setAuthNote(KNOWN_DEVICE, "true");
      context.getEvent().detail(KNOWN_DEVICE, "true");
    }
    int lockedFor = countsItself(context) ? 0 : lockedForSeconds(context, user);
    if (lockedFor > 0) {
      context.getEvent().error(Errors.USER_TEMPORARILY_DISABLED);
      context.forceChallenge(Refusal.ACCOUNT_LOCKED.response(Map.of("retry_after", lockedFor)));
      return;
    }
    check(context, new Credentials(context, user), user);
  }

  /**
   * Whether the user has signed in with this device before, whose failures auth-service counts: the
   * account's lock does not concern it, and it neither adds to the account's count nor resets it.
   */
  boolean isKnownDevice(AuthenticationFlowContext context, UserModel user) {
    return false;
  }

  private static boolean countsItself(AuthenticationFlowContext context) {
    return context.getAuthenticationSession().getAuthNote(KNOWN_DEVICE) != null;
  }

  /** Refuses wrong or missing credentials, or calls {@link #succeed}. */
  abstract void check(AuthenticationFlowContext context, Credentials credentials, UserModel user);

  /** Succeeds unless the account is disabled, which only its owner may learn. */
  static void succeed(AuthenticationFlowContext context, UserModel user) {
    if (user.isEnabled()) {
      context.setUser(user);
      // Keycloak resets the count after a success that names a type.
      context.success(countsItself(context) ? null : PasswordCredentialModel.TYPE);
    } else {
      context.getEvent().error(Errors.USER_DISABLED);
      context.forceChallenge(Refusal.ACCOUNT_DISABLED.response());
    }
  }

  static boolean isValidPassword(
      AuthenticationFlowContext context, Credentials credentials, @Nullable String password) {
    if (credentials.acceptsPassword(password)) {
      return true;
    }
    fail(context, Errors.INVALID_USER_CREDENTIALS, Refusal.INVALID_GRANT);
    return false;
  }

  static boolean isValid(
      AuthenticationFlowContext context,
      Credentials credentials,
      SecondFactor factor,
      String value) {
    context.getEvent().detail("second_factor", factor.parameter);
    if (factor.isValid(credentials, value)) {
      return true;
    }
    fail(context, Errors.INVALID_USER_CREDENTIALS, factor.refusal);
    return false;
  }

  /** A failure counts against the account, which a challenge does not. */
  private static void fail(AuthenticationFlowContext context, String error, Refusal refusal) {
    context.getEvent().error(error);
    if (countsItself(context)) {
      context.forceChallenge(refusal.response());
    } else {
      context.failure(AuthenticationFlowError.INVALID_CREDENTIALS, refusal.response());
    }
  }

  static @Nullable String parameter(AuthenticationFlowContext context, String name) {
    String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static int lockedForSeconds(AuthenticationFlowContext context, UserModel user) {
    UserLoginFailureModel failures =
        context.getSession().loginFailures().getUserLoginFailure(context.getRealm(), user.getId());
    return failures == null ? 0 : failures.getFailedLoginNotBefore() - Time.currentTime();
  }

  @Override
  public String getReferenceCategory() {
    return PasswordCredentialModel.TYPE;
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  public boolean isConfigurable() {
    return false;
  }

  @Override
  public Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED};
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }
}
