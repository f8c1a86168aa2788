/** The plans and their prices. */
@NullMarked
package com.onelastai.billing.plan;

import org.jspecify.annotations.NullMarked;
