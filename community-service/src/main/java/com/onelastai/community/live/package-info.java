/**
 * Tells open pages what has changed, so that they read it again. What others do is heard by events,
 * what has no event by {@code Changes.add}; every instance polls the changes for its own streams.
 */
@NullMarked
package com.onelastai.community.live;

import org.jspecify.annotations.NullMarked;
