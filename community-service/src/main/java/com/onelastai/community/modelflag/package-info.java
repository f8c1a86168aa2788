/**
 * Lets a language model look at what members write, in the background and where a setting wants it.
 * What it objects to is flagged for the moderators; it hides nothing.
 */
@NullMarked
package com.onelastai.community.modelflag;

import org.jspecify.annotations.NullMarked;
