/** The provider and the realm, tried on the real server. */
@NullMarked
package com.onelastai.keycloak;

import org.jspecify.annotations.NullMarked;
