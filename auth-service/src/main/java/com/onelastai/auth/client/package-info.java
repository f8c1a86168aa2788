/** The caller's address and user agent, for Keycloak's and the user's own security log. */
@NullMarked
package com.onelastai.auth.client;

import org.jspecify.annotations.NullMarked;
