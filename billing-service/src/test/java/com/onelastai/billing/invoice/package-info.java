@NullMarked
package com.onelastai.billing.invoice;

import org.jspecify.annotations.NullMarked;
