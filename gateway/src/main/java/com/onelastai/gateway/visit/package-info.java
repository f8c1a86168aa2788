/**
 * Tracks visits: sets the cookies of the visitor and the session, unless the client refuses
 * tracking, and passes both ids to the services in headers that clients cannot forge.
 */
@NullMarked
package com.onelastai.gateway.visit;

import org.jspecify.annotations.NullMarked;
