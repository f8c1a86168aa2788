/**
 * User events that pages report, in {@code userevents}. Chats, tool runs and experiments belong to
 * other services; only the ids of their reports are stored here, so that a report that is sent
 * twice is counted once.
 */
@NullMarked
package com.onelastai.tracking.userevent;

import org.jspecify.annotations.NullMarked;
