/**
 * Posts. {@code PostStore} writes them, each with the feeds that it stands in, so that a feed is a
 * page of an index ({@code Feeds}); {@code PostCounts} counts likes and comments by events; {@code
 * Posts} decides who may do what.
 */
@NullMarked
package com.onelastai.community.post;

import org.jspecify.annotations.NullMarked;
