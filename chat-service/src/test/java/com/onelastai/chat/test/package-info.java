/** What the tests of the whole service share. */
@NullMarked
package com.onelastai.chat.test;

import org.jspecify.annotations.NullMarked;
