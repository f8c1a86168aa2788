/** Visitors read their own data; admins read and list all. */
@NullMarked
package com.onelastai.tracking.visit;

import org.jspecify.annotations.NullMarked;
