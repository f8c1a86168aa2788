/** The logins of a user, on all devices, and how to end them. */
@NullMarked
package com.onelastai.auth.loginsession;

import org.jspecify.annotations.NullMarked;
