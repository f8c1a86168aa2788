/**
 * Checks the token that the gateway checked before, and gives handlers four words for who may call
 * them: {@code PermitAll}, {@link com.onelastai.starter.security.SignedIn}, {@link
 * com.onelastai.starter.security.OwnerOrAdmin} and {@link
 * com.onelastai.starter.security.AdminOnly}.
 */
@NullMarked
package com.onelastai.starter.security;

import org.jspecify.annotations.NullMarked;
