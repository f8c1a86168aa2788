/** Everything that the community keeps of a user, for the user. */
@NullMarked
package com.onelastai.community.export;

import org.jspecify.annotations.NullMarked;
