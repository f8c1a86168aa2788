/** Accounts for admins: to find and see them, and to decide who may sign in and as what. */
@NullMarked
package com.onelastai.auth.admin;

import org.jspecify.annotations.NullMarked;
