/** Verifies and changes e-mail addresses. */
@NullMarked
package com.onelastai.auth.email;

import org.jspecify.annotations.NullMarked;
