/**
 * How the gateway answers requests that fail: as RFC 9457 problem details with a stable {@code
 * code}, into which all failures are converted in one place.
 */
@NullMarked
package com.onelastai.gateway.problem;

import org.jspecify.annotations.NullMarked;
