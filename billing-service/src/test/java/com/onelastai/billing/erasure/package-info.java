/** Tests of the erasure of users. */
@NullMarked
package com.onelastai.billing.erasure;

import org.jspecify.annotations.NullMarked;
