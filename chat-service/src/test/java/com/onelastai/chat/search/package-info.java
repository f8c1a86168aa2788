/** What is found, by whom, and in which order. */
@NullMarked
package com.onelastai.chat.search;

import org.jspecify.annotations.NullMarked;
