/** What is sold and for how much. */
@NullMarked
package com.onelastai.billing.plan;

import org.jspecify.annotations.NullMarked;
