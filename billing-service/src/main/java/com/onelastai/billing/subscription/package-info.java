/** Subscriptions: what a user may use, until when, and why. */
@NullMarked
package com.onelastai.billing.subscription;

import org.jspecify.annotations.NullMarked;
