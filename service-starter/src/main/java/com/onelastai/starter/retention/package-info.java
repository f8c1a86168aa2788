/** Deletes documents that have expired, see {@link com.onelastai.starter.index.Expires}. */
@NullMarked
package com.onelastai.starter.retention;

import org.jspecify.annotations.NullMarked;
