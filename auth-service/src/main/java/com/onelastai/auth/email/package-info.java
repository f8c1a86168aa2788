/** Proving that an address is one's own, and changing it. */
@NullMarked
package com.onelastai.auth.email;

import org.jspecify.annotations.NullMarked;
