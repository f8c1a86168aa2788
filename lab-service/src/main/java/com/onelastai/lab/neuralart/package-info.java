/**
 * Neural art: a picture for a prompt, drawn by an algorithm that the prompt's words steer, or by an
 * image server. {@link com.onelastai.lab.neuralart.Artist} draws for other experiments too.
 */
@NullMarked
package com.onelastai.lab.neuralart;

import org.jspecify.annotations.NullMarked;
