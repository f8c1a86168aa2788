/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.billing.test;

import org.jspecify.annotations.NullMarked;
