/**
 * The emotion visualizer: emotions of a text and of each of its sentences, by a lexicon, with a
 * picture. {@code Lexicon} has the words, {@code Sentence} reads one, {@code ValenceScale} says how
 * good or bad it sounds and {@code EmotionScale} what is felt, {@code EmotionPicture} draws it.
 */
@NullMarked
package com.onelastai.lab.emotionvisualizer;

import org.jspecify.annotations.NullMarked;
