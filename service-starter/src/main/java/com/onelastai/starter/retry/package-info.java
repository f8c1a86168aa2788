/**
 * Classification of failures. Throw {@link com.onelastai.starter.retry.RetryLaterException} in a
 * listener while something that it needs is unavailable; faults of the store are classified by
 * {@link com.onelastai.starter.retry.Faults}. All others are permanent and become dead letters.
 */
@NullMarked
package com.onelastai.starter.retry;

import org.jspecify.annotations.NullMarked;
