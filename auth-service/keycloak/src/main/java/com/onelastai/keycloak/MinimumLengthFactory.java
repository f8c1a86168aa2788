package com.onelastai.keycloak;

import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.LengthPasswordPolicyProvider;
import org.keycloak.policy.LengthPasswordPolicyProviderFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Keycloak's policy for the minimum length, in characters instead of UTF-16 units. */
public final class MinimumLengthFactory extends LengthPasswordPolicyProviderFactory {

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new MinimumLength(session.getContext());
  }

  /** Replaces Keycloak's own provider with the same id. */
  @Override
  public int order() {
    return 1;
  }

  private static final class MinimumLength extends LengthPasswordPolicyProvider {

    MinimumLength(KeycloakContext context) {
      super(context);
    }

    @Override
    public PolicyError validate(String username, String password) {
      return super.validate(username, Characters.oneUnitEach(password));
    }
  }
}
