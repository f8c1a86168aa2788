/** Checks tokens and origins, and sets the security headers of every answer. */
@NullMarked
package com.onelastai.gateway.security;

import org.jspecify.annotations.NullMarked;
