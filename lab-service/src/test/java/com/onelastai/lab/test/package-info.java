/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.lab.test;

import org.jspecify.annotations.NullMarked;
