/**
 * What users bought with points, as community-service tells: coupons of their own, and days of an
 * agent. Each redemption is granted or refused once, however often it is told.
 */
@NullMarked
package com.onelastai.billing.reward;

import org.jspecify.annotations.NullMarked;
