/** Keycloak as this service sees it. Nothing else here knows its API. */
@NullMarked
package com.onelastai.auth.keycloak;

import org.jspecify.annotations.NullMarked;
