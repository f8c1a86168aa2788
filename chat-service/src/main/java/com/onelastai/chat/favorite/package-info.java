/** The agents that a user marked as favorites: the slice to copy for a new feature. */
@NullMarked
package com.onelastai.chat.favorite;

import org.jspecify.annotations.NullMarked;
