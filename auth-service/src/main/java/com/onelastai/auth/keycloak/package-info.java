/** The client of Keycloak. No other package uses its API. */
@NullMarked
package com.onelastai.auth.keycloak;

import org.jspecify.annotations.NullMarked;
