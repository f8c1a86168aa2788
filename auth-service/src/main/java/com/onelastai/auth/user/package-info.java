/** Accounts: one document of {@code users} each. */
@NullMarked
package com.onelastai.auth.user;

import org.jspecify.annotations.NullMarked;
