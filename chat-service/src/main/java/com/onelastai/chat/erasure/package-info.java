/**
 * Forgets users: each feature that holds something on them removes it as a {@link
 * com.onelastai.chat.erasure.HeldForUser}.
 */
@NullMarked
package com.onelastai.chat.erasure;

import org.jspecify.annotations.NullMarked;
