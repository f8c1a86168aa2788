package com.onelastai.billing.coupon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A use of a coupon that somebody has taken.
 *
 * @param reservation its id
 * @param until when the purchase that it is for is over; it is released a day later
 * @param redeemedAt null while it is not
 */
record Hold(String reservation, String userId, Instant until, @Nullable Instant redeemedAt) {}
