/** Everything that the lab keeps of a user, for the user. */
@NullMarked
package com.onelastai.lab.export;

import org.jspecify.annotations.NullMarked;
