/**
 * How agents do: conversations, messages, tokens, response times and satisfaction by day, counted
 * from events, for each owner and for all. What is shown is read by id, so that it costs the same
 * however many conversations there were.
 */
@NullMarked
package com.onelastai.chat.analytics;

import org.jspecify.annotations.NullMarked;
