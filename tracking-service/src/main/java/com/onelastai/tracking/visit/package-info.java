/** What visitors may read about themselves, and admins about everyone. */
@NullMarked
package com.onelastai.tracking.visit;

import org.jspecify.annotations.NullMarked;
