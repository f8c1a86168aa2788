/**
 * Finds what was said. {@code SearchIndexer} follows the events of chats and keeps, for each
 * message, which words are in it; {@code Search} finds the newest messages that have all the words
 * asked for, ranks them and reads those that it shows from their conversations.
 */
@NullMarked
package com.onelastai.chat.search;

import org.jspecify.annotations.NullMarked;
