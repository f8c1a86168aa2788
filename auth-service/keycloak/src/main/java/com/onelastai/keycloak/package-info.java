/**
 * Our extensions of Keycloak: a login and a credential check with specific errors, for our own
 * endpoints, and an event store that stores the browser.
 */
@NullMarked
package com.onelastai.keycloak;

import org.jspecify.annotations.NullMarked;
