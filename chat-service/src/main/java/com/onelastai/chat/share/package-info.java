/**
 * Shows a conversation to whoever has its link, up to where it was when the link was made. Only a
 * hash of the link is kept, so the store gives none away.
 */
@NullMarked
package com.onelastai.chat.share;

import org.jspecify.annotations.NullMarked;
