@NullMarked
package com.onelastai.billing.transaction;

import org.jspecify.annotations.NullMarked;
