/** Conversations as files, with the worst that can be said in one. */
@NullMarked
package com.onelastai.chat.export;

import org.jspecify.annotations.NullMarked;
