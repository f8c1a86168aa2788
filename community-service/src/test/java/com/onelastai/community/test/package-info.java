/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.community.test;

import org.jspecify.annotations.NullMarked;
