@NullMarked
package com.onelastai.billing.refund;

import org.jspecify.annotations.NullMarked;
