/** Lists that are read a page at a time, the newest first; each page says how to get the next. */
@NullMarked
package com.onelastai.starter.listing;

import org.jspecify.annotations.NullMarked;
