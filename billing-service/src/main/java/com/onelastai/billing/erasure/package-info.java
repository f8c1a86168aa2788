/**
 * Forgets users: each feature that holds something on them removes it as a {@link
 * com.onelastai.billing.erasure.HeldForUser}.
 */
@NullMarked
package com.onelastai.billing.erasure;

import org.jspecify.annotations.NullMarked;
