/** Converts, compares and varies colors, in the notations and spaces of CSS. */
@NullMarked
package com.onelastai.tools.color;

import org.jspecify.annotations.NullMarked;
