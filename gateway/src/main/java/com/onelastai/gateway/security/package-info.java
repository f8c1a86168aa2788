/**
 * Checks tokens, sets the security headers of every answer, and says which origins may call the
 * API.
 */
@NullMarked
package com.onelastai.gateway.security;

import org.jspecify.annotations.NullMarked;
