/** Changes passwords, and resets them by mail. */
@NullMarked
package com.onelastai.auth.password;

import org.jspecify.annotations.NullMarked;
