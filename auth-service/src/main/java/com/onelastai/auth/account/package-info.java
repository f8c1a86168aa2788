/** Opens accounts, and shows them to their users. */
@NullMarked
package com.onelastai.auth.account;

import org.jspecify.annotations.NullMarked;
