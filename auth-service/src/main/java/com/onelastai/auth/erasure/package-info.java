/**
 * How an account is deleted. One update turns its document into a tombstone that carries {@link
 * com.onelastai.events.identity.UserErased}; from then on it will be erased everywhere, whatever
 * fails. Every service answers when it holds nothing any more, and the tombstone notes it.
 */
@NullMarked
package com.onelastai.auth.erasure;

import org.jspecify.annotations.NullMarked;
