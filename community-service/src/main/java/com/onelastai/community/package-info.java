/**
 * The community: what members write ({@code post}, {@code comment}, {@code suggestion}), how others
 * answer it ({@code like}), what may stay ({@code moderation}, {@code trust}), and what taking part
 * is worth ({@code reward}).
 */
@NullMarked
package com.onelastai.community;

import org.jspecify.annotations.NullMarked;
