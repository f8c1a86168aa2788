/**
 * Uploaded pictures. {@link com.onelastai.image.PictureMaker} decodes one, turns it upright and
 * encodes it as PNG, so that only the pixels of the file are stored.
 */
@NullMarked
package com.onelastai.image;

import org.jspecify.annotations.NullMarked;
