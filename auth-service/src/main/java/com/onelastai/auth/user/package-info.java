/** The account as this service holds it: one document of {@code users} for each. */
@NullMarked
package com.onelastai.auth.user;

import org.jspecify.annotations.NullMarked;
