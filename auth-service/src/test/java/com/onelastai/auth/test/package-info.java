/** What the tests of this service share. */
@NullMarked
package com.onelastai.auth.test;

import org.jspecify.annotations.NullMarked;
