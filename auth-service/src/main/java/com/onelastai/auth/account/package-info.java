/** Creates accounts and returns them to their users. */
@NullMarked
package com.onelastai.auth.account;

import org.jspecify.annotations.NullMarked;
