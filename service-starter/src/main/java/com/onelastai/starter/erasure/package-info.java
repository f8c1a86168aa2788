/**
 * How a service forgets a user: it declares a {@link com.onelastai.starter.erasure.UserDataEraser},
 * which is called for each {@link com.onelastai.events.identity.UserErased} until it succeeds, and
 * the answer {@link com.onelastai.events.erasure.UserDataErased} is published.
 */
@NullMarked
package com.onelastai.starter.erasure;

import org.jspecify.annotations.NullMarked;
