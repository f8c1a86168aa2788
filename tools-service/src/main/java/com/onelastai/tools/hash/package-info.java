/** Digests, checksums, MACs and password hashes. */
@NullMarked
package com.onelastai.tools.hash;

import org.jspecify.annotations.NullMarked;
