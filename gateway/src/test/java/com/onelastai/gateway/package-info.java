/** The gateway against real HTTP: services, Keycloak and a frontend that tests tell what to do. */
@NullMarked
package com.onelastai.gateway;

import org.jspecify.annotations.NullMarked;
