/** Addresses and networks of the Internet Protocol. */
@NullMarked
package com.onelastai.tools.ip;

import org.jspecify.annotations.NullMarked;
