/**
 * {@code dream-interpreter}: finds the symbols of a dream in a dictionary and composes a reading of
 * them, for reflection. The model's reading stands beside it.
 */
@NullMarked
package com.onelastai.lab.dreaminterpreter;

import org.jspecify.annotations.NullMarked;
