/**
 * Calls a service: one circuit breaker each, a second try where that is safe, and the headers that
 * a service is told.
 */
@NullMarked
package com.onelastai.gateway.route;

import org.jspecify.annotations.NullMarked;
