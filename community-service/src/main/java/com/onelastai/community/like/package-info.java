/**
 * Likes of posts and comments, and votes for suggestions: the collection {@code communitylikes}.
 * What is liked counts its likes from {@link com.onelastai.events.community.ContentLiked}.
 */
@NullMarked
package com.onelastai.community.like;

import org.jspecify.annotations.NullMarked;
