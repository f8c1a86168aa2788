/** Small tools for texts, numbers, tokens and schedules. */
@NullMarked
package com.onelastai.tools.developer;

import org.jspecify.annotations.NullMarked;
