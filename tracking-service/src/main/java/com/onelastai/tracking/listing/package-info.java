/** Lists that are read a page at a time, the newest first; each page says how to get the next. */
@NullMarked
package com.onelastai.tracking.listing;

import org.jspecify.annotations.NullMarked;
