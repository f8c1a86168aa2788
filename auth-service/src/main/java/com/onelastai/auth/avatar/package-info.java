/**
 * The picture of a user. What is uploaded is decoded, turned upright, cropped to a square and
 * written anew as PNG, so that nothing of the file but its picture is kept.
 */
@NullMarked
package com.onelastai.auth.avatar;

import org.jspecify.annotations.NullMarked;
