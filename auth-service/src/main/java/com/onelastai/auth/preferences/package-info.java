/**
 * How a user wants the platform to be: {@code users.preferences}, changed by merge patch. Beside it
 * {@code userpreferences} keeps which agents they talked to last, as chat-service's events tell.
 */
@NullMarked
package com.onelastai.auth.preferences;

import org.jspecify.annotations.NullMarked;
