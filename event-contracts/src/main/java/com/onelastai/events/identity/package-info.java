/**
 * What happens to accounts, published by auth-service. Topic {@value
 * com.onelastai.events.identity.IdentityEvent#TOPIC}, keyed by user. A user's id is Keycloak's
 * {@code sub}, a session's its {@code sid}: a login, not a visit.
 */
@NullMarked
package com.onelastai.events.identity;

import org.jspecify.annotations.NullMarked;
