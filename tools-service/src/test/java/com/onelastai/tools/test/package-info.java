/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.tools.test;

import org.jspecify.annotations.NullMarked;
