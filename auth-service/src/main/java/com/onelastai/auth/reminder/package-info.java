/**
 * Reminds users by mail of failed payments. billing-service decides when, but does not know the
 * address.
 */
@NullMarked
package com.onelastai.auth.reminder;

import org.jspecify.annotations.NullMarked;
