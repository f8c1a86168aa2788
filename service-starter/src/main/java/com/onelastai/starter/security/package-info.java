/**
 * Who may call a handler. Annotate each handler or its class with {@code @PermitAll}, {@link
 * com.onelastai.starter.security.SignedIn}, {@link com.onelastai.starter.security.OwnerOrAdmin} or
 * {@link com.onelastai.starter.security.AdminOnly}; one without an annotation is denied. Take a
 * {@link com.onelastai.starter.security.Caller} parameter to know who is signed in.
 */
@NullMarked
package com.onelastai.starter.security;

import org.jspecify.annotations.NullMarked;
