/**
 * The smallest service there can be, to copy when a new one begins: one collection, one controller,
 * and the erasure of a user's data. The end-to-end tests add it to the suite as README's "Add a
 * service" says, so that all of them run against it, too.
 */
@NullMarked
package com.onelastai.template;

import org.jspecify.annotations.NullMarked;
