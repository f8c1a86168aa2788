/**
 * How services answer {@link com.onelastai.events.identity.UserErased}. Topic {@value
 * com.onelastai.events.erasure.ErasureEvent#TOPIC}, keyed by user.
 */
@NullMarked
package com.onelastai.events.erasure;

import org.jspecify.annotations.NullMarked;
