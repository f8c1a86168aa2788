/**
 * Search in messages. {@code SearchIndexer} consumes chat events and stores the words of each
 * message; {@code Search} finds the newest messages with all the words, ranks them and reads the
 * results from their conversations.
 */
@NullMarked
package com.onelastai.chat.search;

import org.jspecify.annotations.NullMarked;
