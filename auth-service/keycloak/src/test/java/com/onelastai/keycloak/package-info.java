/** Tests of the provider and the realm on the real server. */
@NullMarked
package com.onelastai.keycloak;

import org.jspecify.annotations.NullMarked;
