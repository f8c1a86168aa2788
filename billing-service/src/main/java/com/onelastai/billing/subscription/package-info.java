/** Who may use what, until when, and how that came to be. */
@NullMarked
package com.onelastai.billing.subscription;

import org.jspecify.annotations.NullMarked;
