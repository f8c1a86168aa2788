/** The second factor: one-time passwords of an authenticator app, and backup codes. */
@NullMarked
package com.onelastai.auth.twofactor;

import org.jspecify.annotations.NullMarked;
