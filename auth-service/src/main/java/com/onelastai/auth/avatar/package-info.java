/**
 * A user's avatar. An upload is decoded, turned upright, cropped to a square and encoded as PNG, so
 * that only the pixels of the file are stored.
 */
@NullMarked
package com.onelastai.auth.avatar;

import org.jspecify.annotations.NullMarked;
