/**
 * What people and agents said to each other. The document of a conversation carries its latest
 * messages; older ones lie in archives of fifty.
 */
@NullMarked
package com.onelastai.chat.conversation;

import org.jspecify.annotations.NullMarked;
