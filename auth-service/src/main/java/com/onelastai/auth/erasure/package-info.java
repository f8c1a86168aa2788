/**
 * How an account is deleted. One update turns its document into a tombstone that carries {@link
 * com.onelastai.events.identity.UserErased}; the event is retried until every service has erased
 * its data and answered; the tombstone stores the answers.
 */
@NullMarked
package com.onelastai.auth.erasure;

import org.jspecify.annotations.NullMarked;
