/**
 * Locks across the instances of a service. Where two requests of one user must not run at the same
 * time, create a {@link com.onelastai.starter.lock.UserLock} with a collection of its own and call
 * {@code withLock}; the second request gets 409.
 */
@NullMarked
package com.onelastai.starter.lock;

import org.jspecify.annotations.NullMarked;
