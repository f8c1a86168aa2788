/**
 * What pages found worth telling, in {@code userevents}. Chats, tool runs and experiments that
 * pages report belong to other services; of those only the ids are kept here, so that a report that
 * is sent twice counts once.
 */
@NullMarked
package com.onelastai.tracking.userevent;

import org.jspecify.annotations.NullMarked;
