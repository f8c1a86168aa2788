/**
 * A user's preferences: {@code users.preferences}, changed by merge patch. {@code userpreferences}
 * has the agents that they talked to last, from chat-service's events.
 */
@NullMarked
package com.onelastai.auth.preferences;

import org.jspecify.annotations.NullMarked;
