/** Changing a password, and choosing a new one by a mail. */
@NullMarked
package com.onelastai.auth.password;

import org.jspecify.annotations.NullMarked;
