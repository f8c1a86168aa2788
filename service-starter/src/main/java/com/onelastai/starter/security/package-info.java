/**
 * Checks the token that the gateway checked before, and gives handlers three words for who may call
 * them: {@link com.onelastai.starter.security.Anyone}, {@link
 * com.onelastai.starter.security.SignedIn} and {@link com.onelastai.starter.security.AdminOnly}.
 */
@NullMarked
package com.onelastai.starter.security;

import org.jspecify.annotations.NullMarked;
