/** How a user wants the platform to be: {@code users.preferences}, changed by merge patch. */
@NullMarked
package com.onelastai.auth.preferences;

import org.jspecify.annotations.NullMarked;
