/**
 * Shows a conversation to everyone who has its link, up to the message at which it was shared. Only
 * a hash of the link's token is stored, so the database reveals no link.
 */
@NullMarked
package com.onelastai.chat.share;

import org.jspecify.annotations.NullMarked;
