/** Tests of limits, levels and screening. */
@NullMarked
package com.onelastai.community.trust;

import org.jspecify.annotations.NullMarked;
