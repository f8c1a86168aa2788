/**
 * Figures of agents: conversations, messages, tokens, response times and satisfaction by day,
 * counted from events, per owner and in total. They are read by id, so the cost does not depend on
 * the number of conversations.
 */
@NullMarked
package com.onelastai.chat.analytics;

import org.jspecify.annotations.NullMarked;
