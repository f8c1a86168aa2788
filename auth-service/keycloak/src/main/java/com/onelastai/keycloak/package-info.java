/**
 * What Keycloak runs of ours: a login and a check of credentials that say what is missing or wrong,
 * for our own endpoints, and an event store that remembers the browser.
 */
@NullMarked
package com.onelastai.keycloak;

import org.jspecify.annotations.NullMarked;
