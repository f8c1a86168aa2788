/** Tells tracking what visitors do with accounts, which ties a visitor to a user at the login. */
@NullMarked
package com.onelastai.auth.userevent;

import org.jspecify.annotations.NullMarked;
