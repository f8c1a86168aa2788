/** Several tools at once for one host. */
@NullMarked
package com.onelastai.tools.network;

import org.jspecify.annotations.NullMarked;
