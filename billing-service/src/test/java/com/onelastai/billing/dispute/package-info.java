@NullMarked
package com.onelastai.billing.dispute;

import org.jspecify.annotations.NullMarked;
