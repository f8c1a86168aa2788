/**
 * Which agents users have paid for: a copy of what billing-service tells of their subscriptions,
 * kept so that nobody has to be asked when somebody talks to an agent.
 *
 * <p>One document a user, since the one question is what a user may use now: a read by {@code _id},
 * the same on every engine. A subscription opens what it is for until its {@code accessUntil} has
 * passed by the clock, whether or not an event says that it ended.
 */
@NullMarked
package com.onelastai.chat.entitlement;

import org.jspecify.annotations.NullMarked;
