/**
 * Conversations of people with agents. A conversation's document holds its latest messages; older
 * ones are in archives of fifty.
 */
@NullMarked
package com.onelastai.chat.conversation;

import org.jspecify.annotations.NullMarked;
