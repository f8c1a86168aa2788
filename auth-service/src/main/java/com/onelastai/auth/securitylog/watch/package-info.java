/**
 * Applies Keycloak's events. Once a second, one instance polls the new events in Keycloak's store;
 * each updates its account and becomes an entry of the security log with the event's id. Reading an
 * event again is idempotent: handled events are in the log, and each update applies once per event.
 */
@NullMarked
package com.onelastai.auth.securitylog.watch;

import org.jspecify.annotations.NullMarked;
