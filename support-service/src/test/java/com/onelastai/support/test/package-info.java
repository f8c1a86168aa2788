/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.support.test;

import org.jspecify.annotations.NullMarked;
