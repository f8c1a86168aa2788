/**
 * What users tell of themselves. The owner and admins see and change all of it; others see the
 * public part, if the owner shows it.
 */
@NullMarked
package com.onelastai.auth.profile;

import org.jspecify.annotations.NullMarked;
