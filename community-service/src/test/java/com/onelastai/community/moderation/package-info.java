/** Tests of moderation. */
@NullMarked
package com.onelastai.community.moderation;

import org.jspecify.annotations.NullMarked;
