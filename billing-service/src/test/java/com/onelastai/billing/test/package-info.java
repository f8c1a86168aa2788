/** Shared fixtures of the tests. */
@NullMarked
package com.onelastai.billing.test;

import org.jspecify.annotations.NullMarked;
