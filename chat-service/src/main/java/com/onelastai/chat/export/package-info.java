/**
 * Exports a conversation as a file: {@code Branch} reads its current branch, and a {@code
 * ConversationWriter} for each format writes it. Messages are shown unchanged and cannot be
 * mistaken for headings of the file.
 */
@NullMarked
package com.onelastai.chat.export;

import org.jspecify.annotations.NullMarked;
