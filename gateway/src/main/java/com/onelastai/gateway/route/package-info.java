/** Calls services: one circuit breaker each, retries where that is safe, and their headers. */
@NullMarked
package com.onelastai.gateway.route;

import org.jspecify.annotations.NullMarked;
