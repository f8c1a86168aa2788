/** What the tests of every service share. */
@NullMarked
package com.onelastai.starter.test;

import org.jspecify.annotations.NullMarked;
