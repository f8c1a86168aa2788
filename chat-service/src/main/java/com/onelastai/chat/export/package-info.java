/**
 * A conversation as a file to keep: {@code Branch} reads its current branch, a {@code
 * ConversationWriter} for each format writes it. Whatever was said is shown as it was said and can
 * never pass for something the file itself says.
 */
@NullMarked
package com.onelastai.chat.export;

import org.jspecify.annotations.NullMarked;
