/** Constraints for texts in requests. */
@NullMarked
package com.onelastai.starter.validation;

import org.jspecify.annotations.NullMarked;
