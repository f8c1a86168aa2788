/** Who calls, as the gateway tells it in headers that clients cannot forge. */
@NullMarked
package com.onelastai.starter.visit;

import org.jspecify.annotations.NullMarked;
