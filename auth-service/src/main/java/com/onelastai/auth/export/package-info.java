/** All that this service holds on a user, for the user to take along. */
@NullMarked
package com.onelastai.auth.export;

import org.jspecify.annotations.NullMarked;
