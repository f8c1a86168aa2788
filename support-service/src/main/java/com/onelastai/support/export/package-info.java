/** Everything that support keeps of a user, for the user. */
@NullMarked
package com.onelastai.support.export;

import org.jspecify.annotations.NullMarked;
