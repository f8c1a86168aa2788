/** The gateway over real HTTP, with services, Keycloak and a frontend that tests control. */
@NullMarked
package com.onelastai.gateway;

import org.jspecify.annotations.NullMarked;
