/**
 * Follows what Keycloak sees. Once a second, one instance reads the events that are new in
 * Keycloak's store; each becomes an entry of the security log under the event's own id, and changes
 * the account that it is about. Events may be read again at any time: what was handled is found in
 * the log, and every change is made at most once for an event.
 */
@NullMarked
package com.onelastai.auth.securitylog.watch;

import org.jspecify.annotations.NullMarked;
