/** Hardware addresses and their makers. */
@NullMarked
package com.onelastai.tools.mac;

import org.jspecify.annotations.NullMarked;
