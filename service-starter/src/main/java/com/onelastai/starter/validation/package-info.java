/**
 * Constraints of Bean Validation for texts in requests, besides the standard ones. Annotate fields
 * and parameters. A handler whose body has a class that only the address tells reads it by {@link
 * com.onelastai.starter.validation.InputReader}.
 */
@NullMarked
package com.onelastai.starter.validation;

import org.jspecify.annotations.NullMarked;
