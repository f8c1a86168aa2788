/**
 * Events about accounts, published by auth-service. Topic {@value
 * com.onelastai.events.identity.IdentityEvent#TOPIC}, keyed by user. A user's id is Keycloak's
 * {@code sub}. A session is a login, not a visit; its id is Keycloak's {@code sid}.
 */
@NullMarked
package com.onelastai.events.identity;

import org.jspecify.annotations.NullMarked;
