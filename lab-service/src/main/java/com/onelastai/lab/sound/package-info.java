/** Reads, writes and measures sound. */
@NullMarked
package com.onelastai.lab.sound;

import org.jspecify.annotations.NullMarked;
