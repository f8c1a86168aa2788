/** What posts, comments and suggestions have in common for those who moderate and count them. */
@NullMarked
package com.onelastai.community.content;

import org.jspecify.annotations.NullMarked;
