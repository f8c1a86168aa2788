/**
 * Comments on posts, in threads: the collection {@code communitycomments}. A comment's path orders
 * a thread as it is read, each comment before its replies.
 */
@NullMarked
package com.onelastai.community.comment;

import org.jspecify.annotations.NullMarked;
