/** Tries regular expressions. */
@NullMarked
package com.onelastai.tools.regex;

import org.jspecify.annotations.NullMarked;
