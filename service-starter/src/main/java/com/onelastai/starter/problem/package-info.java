/**
 * Errors as RFC 9457 problems. Throw an {@link com.onelastai.starter.problem.ApiException} with a
 * stable code for whatever a client can understand. Every other failure becomes a 500, or a 503
 * while the store or the broker is unavailable; its cause is logged and never sent.
 */
@NullMarked
package com.onelastai.starter.problem;

import org.jspecify.annotations.NullMarked;
