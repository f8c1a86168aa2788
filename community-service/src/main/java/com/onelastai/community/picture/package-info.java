/**
 * Pictures in what members write. An upload is encoded anew, so that only its pixels are kept; one
 * that no text shows within a day is deleted.
 */
@NullMarked
package com.onelastai.community.picture;

import org.jspecify.annotations.NullMarked;
