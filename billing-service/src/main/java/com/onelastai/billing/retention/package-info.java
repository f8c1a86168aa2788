/** How long things are kept that nobody removes. */
@NullMarked
package com.onelastai.billing.retention;

import org.jspecify.annotations.NullMarked;
