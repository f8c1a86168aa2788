/** Tests of search. */
@NullMarked
package com.onelastai.chat.search;

import org.jspecify.annotations.NullMarked;
