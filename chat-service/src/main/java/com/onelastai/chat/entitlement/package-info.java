/**
 * Which agents users have paid for: a read model of billing-service's subscriptions, so that a
 * message to an agent needs no call to billing-service.
 *
 * <p>There is one document per user, since the only question is what a user may use now: one read
 * by {@code _id}. A subscription gives access until {@code accessUntil} by the clock, whether or
 * not an event says that it ended.
 */
@NullMarked
package com.onelastai.chat.entitlement;

import org.jspecify.annotations.NullMarked;
