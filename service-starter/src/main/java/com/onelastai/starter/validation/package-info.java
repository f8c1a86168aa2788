/**
 * Constraints of Bean Validation for texts in requests, besides the standard ones. Annotate fields
 * and parameters.
 */
@NullMarked
package com.onelastai.starter.validation;

import org.jspecify.annotations.NullMarked;
